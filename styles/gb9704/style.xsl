<?xml version="1.0" encoding="UTF-8"?>
<!-- gb9704: the looks of an official document after GB/T 9704-2012

     The type area is 156 mm x 225 mm, 28 cells x 22 lines, 37 mm from the sheet's top and 28 mm from its
     left edge; it is measured from the top of the first line's characters to the foot of the last line's.
     A line's characters stand in the middle of its height, so the region-body begins half a leading
     above the type area and ends half a leading below it.

     Numbers without a unit are points.  "Clear" distances of the head are from character to character;
     the sum is rounded to whole lines, so that 主送 and all after it stand on the page's 22 lines. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:yf="urn:yinfa:fo">

	<!-- ==== measures ==== -->

	<!-- yes: the binding edge of even pages is their right one -->
	<xsl:param name="mirrored" select="'no'"/>
	<!-- last-even-page: the 版记 stands on the back of a leaf; last-page for a copy that is not printed -->
	<xsl:param name="imprint-page" select="'last-even-page'"/>
	<xsl:param name="red" select="'#FF0000'"/>
	<!-- the mark is fitted to the line, but no larger than this -->
	<xsl:param name="mark-largest" select="62"/>
	<xsl:param name="red-line" select="1.5"/>

	<xsl:param name="cell" select="15.793"/>
	<xsl:param name="line-cells" select="28"/>
	<xsl:variable name="mm" select="72 div 25.4"/>
	<xsl:variable name="width" select="156 * $mm"/>
	<xsl:variable name="size" select="16"/>
	<xsl:variable name="pitch" select="29.611"/>
	<xsl:variable name="half-leading" select="($pitch - $size) div 2"/>
	<xsl:variable name="title-size" select="22"/>
	<xsl:variable name="title-pitch" select="36"/>
	<xsl:variable name="small-size" select="14"/>
	<xsl:variable name="small-pitch" select="28"/>

	<!-- region-body: half a leading more than the type area at either end -->
	<xsl:variable name="body-top" select="37 * $mm - $half-leading"/>
	<xsl:variable name="body-foot" select="$body-top + 22 * $pitch"/>

	<!-- The dash's ink begins 7 mm below the type area; in 宋体 that is 0.588 em below the top of its em box. -->
	<xsl:variable name="number-top" select="(37 + 225 + 7) * $mm - 0.588 * $small-size"/>

	<!-- ==== the head's sums, from the top of the region-body ==== -->

	<xsl:variable name="head-notes" select="count(/*/head/copy-number | /*/head/secrecy | /*/head/urgency)"/>
	<xsl:variable name="organs" select="count(/*/head/organ)"/>
	<xsl:variable name="joint" select="$organs &gt; 1"/>
	<xsl:variable name="longest-organ">
		<xsl:for-each select="/*/head/organ">
			<xsl:sort select="string-length(normalize-space())" data-type="number" order="descending"/>
			<xsl:if test="position() = 1">
				<xsl:value-of select="string-length(normalize-space())"/>
			</xsl:if>
		</xsl:for-each>
	</xsl:variable>
	<!-- in characters: the names and 文件, which a joint mark keeps a third of a character apart -->
	<xsl:variable name="mark-across" select="number(concat('0', $longest-organ)) + 2 + 0.34 * $joint"/>
	<!-- lines of a joint mark are a quarter apart; together they may be 130 points high -->
	<xsl:variable name="mark-down" select="$organs + 0.25 * ($organs - 1)"/>
	<xsl:variable name="mark-size">
		<xsl:choose>
			<xsl:when test="$joint and 130 div $mark-down &lt; $width div $mark-across
				and 130 div $mark-down &lt; $mark-largest">
				<xsl:value-of select="floor(130 div $mark-down)"/>
			</xsl:when>
			<xsl:when test="$width div $mark-across &lt; $mark-largest">
				<xsl:value-of select="floor($width div $mark-across)"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$mark-largest"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="mark-pitch" select="$mark-size * (1 + 0.25 * $joint)"/>
	<xsl:variable name="mark-leading" select="($mark-pitch - $mark-size) div 2"/>

	<!-- The mark's ink, not its em box, begins 35 mm below the top of the type area, and the two lines below it
	     begin where its ink ends: large letters of 小标宋 stand 0.026 em and 0.029 em inside their box. -->
	<xsl:variable name="mark-top" select="$half-leading + 35 * $mm - 0.026 * $mark-size"/>
	<xsl:variable name="mark-spare" select="0.029 * $mark-size"/>
	<xsl:variable name="number-head-top" select="$mark-top + $mark-size * $mark-down - $mark-spare + 2 * $pitch"/>
	<xsl:variable name="red-line-foot" select="$number-head-top + $size + 4 * $mm + $red-line"/>
	<xsl:variable name="title-top" select="$red-line-foot + 2 * $pitch"/>

	<!-- lines of the title: those turned by hand, or as many as its characters need -->
	<xsl:variable name="title-lines">
		<xsl:choose>
			<xsl:when test="/*/title/br">
				<xsl:value-of select="count(/*/title/br) + 1"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="ceiling(string-length(normalize-space(/*/title))
					div floor($width div $title-size))"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="title-foot" select="$title-top + $title-size + ($title-lines - 1) * $title-pitch"/>
	<!-- 主送 one clear line below, on the next of the 22 lines; 2 mm less is nearer than a whole line more -->
	<xsl:variable name="to-line" select="ceiling(($title-foot + $pitch - $half-leading - 2 * $mm) div $pitch)"/>

	<!-- ==== sheet and regions ==== -->

	<xsl:attribute-set name="page">
		<xsl:attribute name="page-width">210mm</xsl:attribute>
		<xsl:attribute name="page-height">297mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="page-odd" use-attribute-sets="page">
		<xsl:attribute name="margin-left">28mm</xsl:attribute>
		<xsl:attribute name="margin-right">26mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="page-even" use-attribute-sets="page">
		<xsl:attribute name="margin-left">
			<xsl:value-of select="28 - 2 * ($mirrored = 'yes')"/>
			<xsl:text>mm</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="margin-right">
			<xsl:value-of select="26 + 2 * ($mirrored = 'yes')"/>
			<xsl:text>mm</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>
	<!-- a page without number: the last one, which is even, or the blank one before it, which holds nothing -->
	<xsl:attribute-set name="page-blank" use-attribute-sets="page-even"/>

	<xsl:attribute-set name="region-body">
		<xsl:attribute name="margin-top">
			<xsl:value-of select="format-number($body-top, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<!-- a thousandth to spare, so that rounding never costs the 22nd line -->
		<xsl:attribute name="margin-bottom">
			<xsl:value-of select="format-number(297 * $mm - $body-foot - 0.002, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="region-after">
		<xsl:attribute name="extent">
			<xsl:value-of select="format-number(297 * $mm - $number-top, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== text ==== -->

	<xsl:attribute-set name="root">
		<xsl:attribute name="font-family">FangSong</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="$size"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="$pitch"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="line-stacking-strategy">font-height</xsl:attribute>
		<xsl:attribute name="text-align">justify</xsl:attribute>
		<!-- a page has 22 lines, so a paragraph may leave one line behind -->
		<xsl:attribute name="orphans">1</xsl:attribute>
		<xsl:attribute name="widows">1</xsl:attribute>
		<xsl:attribute name="yf:cell-width">
			<xsl:value-of select="$cell"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="axf:text-autospace-width">0pt</xsl:attribute>
		<xsl:attribute name="axf:punctuation-trim">end adjacent</xsl:attribute>
		<xsl:attribute name="axf:text-justify">auto</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="page-number">
		<xsl:attribute name="font-family">SongTi</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="$small-size"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="$small-size"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
	</xsl:attribute-set>
	<!-- on the outer side, one character from the edge -->
	<xsl:attribute-set name="page-number-odd" use-attribute-sets="page-number">
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="end-indent">1em</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="page-number-even" use-attribute-sets="page-number">
		<xsl:attribute name="text-align">start</xsl:attribute>
		<xsl:attribute name="start-indent">1em</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 版头 ==== -->

	<xsl:attribute-set name="copy-number"/>
	<xsl:attribute-set name="secrecy">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="urgency">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="mark-letters">
		<xsl:attribute name="font-family">XiaoBiaoSong</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="$mark-size"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="format-number($mark-pitch, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="color">
			<xsl:value-of select="$red"/>
		</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-place">
		<xsl:attribute name="space-before">
			<xsl:value-of select="format-number($mark-top - $mark-leading - $head-notes * $pitch, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="space-before.conditionality">retain</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark" use-attribute-sets="mark-letters mark-place">
		<xsl:attribute name="text-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint" use-attribute-sets="mark-place">
		<xsl:attribute name="height">
			<xsl:value-of select="format-number($organs * $mark-pitch, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint-names">
		<xsl:attribute name="end-indent">
			<xsl:value-of select="format-number(2.34 * $mark-size, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint-name" use-attribute-sets="mark-letters">
		<xsl:attribute name="text-align">justify</xsl:attribute>
		<xsl:attribute name="text-align-last">justify</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint-word-box">
		<xsl:attribute name="top">0pt</xsl:attribute>
		<xsl:attribute name="left">
			<xsl:value-of select="format-number($width - 2 * $mark-size - 0.01, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="width">
			<xsl:value-of select="format-number(2 * $mark-size + 0.01, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="height">
			<xsl:value-of select="format-number($organs * $mark-pitch, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="display-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint-word" use-attribute-sets="mark-letters">
		<xsl:attribute name="text-align">start</xsl:attribute>
	</xsl:attribute-set>

	<!-- the number and, as the border of its block, the red line 4 mm below it -->
	<xsl:attribute-set name="document-number">
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="$size"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="format-number(2 * $pitch - $mark-leading - $mark-spare, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="padding-after">4mm</xsl:attribute>
		<xsl:attribute name="border-after-style">solid</xsl:attribute>
		<xsl:attribute name="border-after-width">
			<xsl:value-of select="$red-line"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="border-after-color">
			<xsl:value-of select="$red"/>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 主体 ==== -->

	<xsl:attribute-set name="title">
		<xsl:attribute name="font-family">XiaoBiaoSong</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="$title-size"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="$title-pitch"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="format-number(2 * $pitch - ($title-pitch - $title-size) div 2, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
		<xsl:attribute name="yf:line-shape">balanced</xsl:attribute>
	</xsl:attribute-set>

	<!-- down to the next of the 22 lines -->
	<xsl:attribute-set name="below-title">
		<xsl:attribute name="space-before">
			<xsl:value-of select="format-number($to-line * $pitch
				- $title-foot - ($title-pitch - $title-size) div 2, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="to" use-attribute-sets="below-title">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="paragraph">
		<xsl:attribute name="text-indent">
			<xsl:value-of select="2 * $cell"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="yf:grid">soft</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="heading">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="heading-part">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="heading-section">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="run-in-part">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="run-in-section">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="emph">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="attachments">
		<xsl:attribute name="space-before">
			<xsl:value-of select="$pitch"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- never alone on its page -->
	<xsl:attribute-set name="signature">
		<xsl:attribute name="space-before">
			<xsl:value-of select="$pitch"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
		<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="note">
		<xsl:attribute name="text-indent">
			<xsl:value-of select="2 * $cell"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 版记 ==== -->

	<!-- pinned to the foot of the region-body; the padding lifts its last line to the type area's edge -->
	<xsl:attribute-set name="imprint">
		<xsl:attribute name="font-size">
			<xsl:value-of select="$small-size"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="$small-pitch"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
		<xsl:attribute name="padding-after">
			<xsl:value-of select="format-number($body-foot - (37 + 225) * $mm, '0.###')"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
		<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-copies">
		<xsl:attribute name="border-before-style">solid</xsl:attribute>
		<xsl:attribute name="border-before-width">0.35mm</xsl:attribute>
	</xsl:attribute-set>
	<!-- words one character from either edge; turned lines begin below the first character after 抄送： -->
	<xsl:attribute-set name="imprint-organs">
		<xsl:attribute name="start-indent">4em</xsl:attribute>
		<xsl:attribute name="text-indent">-3em</xsl:attribute>
		<xsl:attribute name="end-indent">1em</xsl:attribute>
	</xsl:attribute-set>
	<!-- thin between the two, thick at the end; thick before it too when nothing stands above -->
	<xsl:attribute-set name="imprint-print">
		<xsl:attribute name="border-before-style">solid</xsl:attribute>
		<xsl:attribute name="border-before-width">
			<xsl:choose>
				<xsl:when test="to or cc">0.25mm</xsl:when>
				<xsl:otherwise>0.35mm</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
		<xsl:attribute name="border-after-style">solid</xsl:attribute>
		<xsl:attribute name="border-after-width">0.35mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-print-box">
		<xsl:attribute name="height">
			<xsl:value-of select="$small-pitch"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-printed-box">
		<xsl:attribute name="top">0pt</xsl:attribute>
		<xsl:attribute name="left">0pt</xsl:attribute>
		<xsl:attribute name="width">156mm</xsl:attribute>
		<xsl:attribute name="height">
			<xsl:value-of select="$small-pitch"/>
			<xsl:text>pt</xsl:text>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-printer">
		<xsl:attribute name="start-indent">1em</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-printed">
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="end-indent">1em</xsl:attribute>
	</xsl:attribute-set>
</xsl:stylesheet>
