<?xml version="1.0" encoding="UTF-8"?>
<!-- gb9704: the looks of an official document after GB/T 9704-2012

     The type area is 156 mm x 225 mm, 28 cells x 22 lines, 37 mm from the sheet's top and 28 mm from its
     left edge; it is measured from the top of the first line's characters to the foot of the last line's.
     A line's characters stand in the middle of its height, so the region-body begins half a leading
     above the type area and ends half a leading below it.

     Numbers without a unit are points.  "Clear" distances of the head are from character to character;
     the sum is rounded to whole lines, so that 主送 and all after it stand on the page's 22 lines.

     A house that departs from the standard imports this file and declares anew what differs: see
     ../gb9704-28pt. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:yf="urn:yinfa:fo">

	<!-- ==== what an office may choose ==== -->

	<!-- yes: the binding edge of even pages is their right one -->
	<xsl:param name="mirrored" select="'no'"/>
	<!-- last-even-page: the 版记 stands on the back of a leaf; last-page for a copy that is not printed -->
	<xsl:param name="imprint-page" select="'last-even-page'"/>
	<xsl:param name="tail-page" select="'last-page'"/>
	<xsl:param name="red" select="'#FF0000'"/>
	<!-- yes: paper that bears mark and red line already; their place stays empty (套打) -->
	<xsl:param name="preprinted" select="'no'"/>
	<!-- the mark is fitted to the line, but no larger than this -->
	<xsl:param name="mark-largest" select="62"/>
	<xsl:param name="letter-mark-largest" select="50"/>
	<!-- a joint mark's characters are not made smaller, even when no text is left on page 1 -->
	<xsl:param name="mark-smallest" select="14"/>
	<xsl:param name="red-line" select="1.5"/>
	<!-- a seal's diameter in millimetres: 45 county and city, 42 township, 50 province -->
	<xsl:param name="seal-diameter" select="45"/>
	<xsl:param name="seals" select="'hide'"/>

	<!-- 主送: auto below the title, or in the 版记 when it would keep the text off page 1 (7.3.2); title; imprint -->
	<xsl:param name="addressees" select="'auto'"/>
	<!-- points: how much closer or wider than usual the lines of the last pages may be, so that a seal stands
	     with text (7.3.5.5) -->
	<xsl:param name="lines-closer" select="2"/>
	<xsl:param name="lines-wider" select="2"/>

	<!-- ==== measures ==== -->

	<xsl:param name="cell" select="15.793"/>
	<xsl:param name="line-cells" select="28"/>
	<xsl:variable name="mm" select="72 div 25.4"/>
	<xsl:variable name="width" select="156 * $mm"/>
	<xsl:variable name="size" select="16"/>
	<xsl:variable name="pitch" select="29.611"/>
	<xsl:variable name="line" select="$pitch"/>
	<xsl:variable name="page-lines" select="22"/>
	<xsl:variable name="head-row" select="$pitch"/>
	<xsl:variable name="half-leading" select="($pitch - $size) div 2"/>
	<xsl:variable name="title-size" select="22"/>
	<xsl:variable name="title-pitch" select="36"/>
	<xsl:variable name="title-leading" select="($title-pitch - $title-size) div 2"/>
	<xsl:variable name="small-size" select="14"/>
	<xsl:variable name="small-pitch" select="28"/>
	<!-- 7/8 of a character -->
	<xsl:variable name="seven-eighths" select="0.875 * $size"/>

	<xsl:variable name="seal-width" select="$seal-diameter * $mm"/>
	<xsl:variable name="seal-gap" select="1.2 * $mm"/>
	<xsl:variable name="seal-color" select="$red"/>
	<xsl:variable name="signature-seal-width" select="34 * $mm"/>
	<xsl:variable name="signature-seal-height" select="14 * $mm"/>
	<xsl:variable name="signature-name-size" select="22"/>

	<!-- region-body: half a leading more than the type area at either end -->
	<xsl:variable name="body-top" select="37 * $mm - $half-leading"/>
	<xsl:variable name="type-area-foot" select="(37 + 225) * $mm"/>
	<xsl:variable name="lines-foot" select="$body-top + $page-lines * $pitch"/>
	<!-- the 版记 ends at the type area's foot, so the region reaches at least that far -->
	<xsl:variable name="body-foot"
		select="$lines-foot + ($type-area-foot - $lines-foot) * ($lines-foot &lt; $type-area-foot)"/>

	<!-- The dash's ink begins 7 mm below the type area; in 宋体 that is 0.588 em below the top of its em box. -->
	<xsl:variable name="number-top" select="(37 + 225 + 7) * $mm - 0.588 * $small-size"/>

	<!-- A letter's double lines, 170 mm long and in the sheet's middle: thick, blank, thin.  The lower one
	     ends 20 mm above the sheet's foot; the last line of text is 7/8 of a character away from it. -->
	<xsl:variable name="letter-thick" select="2.25"/>
	<xsl:variable name="letter-thin" select="0.75"/>
	<xsl:variable name="letter-between" select="1.5"/>
	<xsl:variable name="letter-line" select="$letter-thick + $letter-between + $letter-thin"/>
	<xsl:variable name="letter-foot" select="277 * $mm - $letter-line - $seven-eighths + $half-leading"/>
	<!-- the lines of the first page are counted from its foot -->
	<xsl:variable name="letter-lines" select="floor(($letter-foot - (30 * $mm - $half-leading)) div $pitch) + 1"/>
	<xsl:variable name="letter-top" select="$letter-foot - $letter-lines * $pitch"/>

	<!-- ==== the head's sums, from the top of the first page's region-body ==== -->

	<xsl:variable name="is-series" select="$form = 'minutes' or $form = 'bulletin'"/>
	<xsl:variable name="head-notes" select="count(/*/head/secrecy | /*/head/urgency | /*/head/keeping
		| /*/head/copy-number[not($is-series)])"/>
	<xsl:variable name="organs" select="1 + (count($mark-organs) - 1) * ($form = 'general')"/>
	<xsl:variable name="joint" select="$organs &gt; 1"/>
	<xsl:variable name="longest-organ">
		<xsl:for-each select="$mark-organs[position() = 1 or $joint]">
			<xsl:sort select="string-length(normalize-space())" data-type="number" order="descending"/>
			<xsl:if test="position() = 1">
				<xsl:value-of select="string-length(normalize-space())"/>
			</xsl:if>
		</xsl:for-each>
	</xsl:variable>
	<!-- in characters: the names and 文件, which a joint mark keeps a third of a character apart -->
	<xsl:variable name="mark-across">
		<xsl:choose>
			<xsl:when test="$form = 'order'">
				<xsl:value-of select="string-length($order-mark)"/>
			</xsl:when>
			<xsl:when test="$is-series">
				<xsl:value-of select="string-length(normalize-space(/*/head/name))"/>
			</xsl:when>
			<xsl:when test="$form = 'letter'">
				<xsl:value-of select="$longest-organ"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$longest-organ + string-length($mark-word)
					+ 0.34 * ($joint and $mark-word != '')"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="mark-may-be" select="$mark-largest + ($letter-mark-largest - $mark-largest) * ($form = 'letter')"/>
	<!-- between the lines of a joint mark: a quarter of a character, less when there are many -->
	<xsl:variable name="mark-gap" select="0.25 - 0.13 * ($organs &gt; 6)"/>
	<xsl:variable name="mark-down" select="$organs + $mark-gap * ($organs - 1)"/>
	<!-- A joint mark is made 130 points high.  With characters below 30 points it may be higher, as far
	     as two lines of text stay on the page. -->
	<xsl:variable name="mark-room" select="20 * $pitch - 35 * $mm - 6 * $pitch - 2 * $size - 4 * $mm
		- $title-lines * $title-pitch - $pitch * ($head-rows - 1)"/>
	<xsl:variable name="mark-high" select="130 + (30 * $mark-down - 130) * (30 * $mark-down &gt; 130)"/>
	<xsl:variable name="mark-fits-down"
		select="($mark-high + ($mark-room - $mark-high) * ($mark-high &gt; $mark-room)) div $mark-down"/>
	<xsl:variable name="mark-fit-down"
		select="$mark-fits-down + ($mark-smallest - $mark-fits-down) * ($mark-smallest &gt; $mark-fits-down)"/>
	<xsl:variable name="mark-fit-across" select="$width div $mark-across"/>
	<xsl:variable name="mark-size">
		<xsl:choose>
			<xsl:when test="$joint and $mark-fit-down &lt; $mark-fit-across and $mark-fit-down &lt; $mark-may-be">
				<xsl:value-of select="floor($mark-fit-down * 2) div 2"/>
			</xsl:when>
			<xsl:when test="$mark-fit-across &lt; $mark-may-be">
				<xsl:value-of select="floor($mark-fit-across)"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$mark-may-be"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="mark-pitch" select="$mark-size * (1 + $mark-gap * $joint)"/>
	<xsl:variable name="mark-leading" select="($mark-pitch - $mark-size) div 2"/>

	<!-- It is the mark's ink that is placed, not its em box: large letters of 小标宋 stand 0.026 em inside it
	     at the top, 0.029 em at the foot. -->
	<xsl:variable name="mark-over" select="0.026 * $mark-size"/>
	<xsl:variable name="mark-under" select="0.029 * $mark-size"/>

	<!-- 35 mm below the top of the type area; an order's and a bulletin's 20 mm; a letter's 30 mm below
	     the sheet's edge -->
	<xsl:variable name="mark-top">
		<xsl:choose>
			<xsl:when test="$form = 'letter'">
				<xsl:value-of select="30 * $mm - $letter-top - $mark-over"/>
			</xsl:when>
			<xsl:when test="$form = 'order' or ($form = 'bulletin' and not(/*/head/organ))">
				<xsl:value-of select="$half-leading + 20 * $mm - $mark-over"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$half-leading + 35 * $mm - $mark-over"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="mark-foot" select="$mark-top + $mark-size * $mark-down - $mark-under"/>

	<!-- 2.25 points in a bulletin -->
	<xsl:variable name="line-below-head" select="$red-line + (2.25 - $red-line) * ($form = 'bulletin')"/>
	<xsl:variable name="head-rows" select="1 + ($signer-rows - 1) * boolean($signers)"/>
	<xsl:variable name="letter-rows" select="1 + ($head-notes - 1) * ($head-notes &gt; 1)"/>

	<!-- the foot of what stands above the title: of an order's number, a letter's last note, or the red line -->
	<xsl:variable name="head-foot">
		<xsl:choose>
			<xsl:when test="$form = 'letter'">
				<xsl:value-of select="$mark-foot + 4 * $mm + $letter-line + $seven-eighths + $size
					+ ($letter-rows - 1) * $pitch"/>
			</xsl:when>
			<xsl:when test="$form = 'order'">
				<xsl:value-of select="$mark-foot + 2 * $pitch + $size"/>
			</xsl:when>
			<xsl:when test="$is-series">
				<xsl:value-of select="$mark-foot + 2 * ($pitch + $size) + 4 * $mm + $line-below-head"/>
			</xsl:when>
			<xsl:when test="not(/*/head/document-number)">
				<xsl:value-of select="$mark-foot + $pitch + $red-line"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$mark-foot + 2 * $pitch + $size + ($head-rows - 1) * $pitch + 4 * $mm
					+ $red-line"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- The lines of the title are not known here; these are as many as they may be.  Words are kept whole and the
	     lines made alike, so that up to two characters of each stay empty. -->
	<xsl:variable name="title-across" select="floor($width div $title-size) - 2"/>
	<xsl:variable name="title-tally">
		<xsl:for-each select="/*/title/text()">
			<xsl:value-of select="substring('||||||||||||||||||||||||', 1,
				ceiling(string-length(normalize-space()) div $title-across))"/>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="title-lines" select="string-length($title-tally)"/>

	<!-- 主送 stands one clear line below the title's characters, an order's text two below the number, then on the
	     next of the 22 lines; 2 mm less is nearer than a whole line more, but not below a series' title, which
	     no 主送 parts from the text -->
	<xsl:variable name="leading-above" select="boolean(/*/title) * ($title-leading
		+ ($half-leading - $title-leading) * boolean(/*/remark))"/>
	<xsl:variable name="clear-below-title" select="$pitch * (1 + ($form = 'order')) - $half-leading - $leading-above
		- 2 * $mm * not($is-series)"/>

	<!-- the lines of page 1 above 主送 and those of it, or one more; two of text, one at the least, have to
	     be on page 1 -->
	<xsl:variable name="lines-above-to" select="ceiling(($head-foot + boolean(/*/title) * (2 * $pitch - $title-leading
		+ $title-lines * $title-pitch) + boolean(/*/remark) * $pitch + $clear-below-title) div $pitch)"/>
	<xsl:variable name="to-lines" select="ceiling((string-length(normalize-space(/*/to)) + count(/*/to/organ))
		div ($line-cells - 1))"/>
	<xsl:variable name="first-page-lines" select="$page-lines + ($letter-lines - $page-lines) * ($form = 'letter')"/>
	<xsl:variable name="to-moved" select="boolean(/*/to and /*/imprint) and ($addressees = 'imprint'
		or $addressees = 'auto' and $lines-above-to + $to-lines + 2 &gt; $first-page-lines)"/>
	<xsl:variable name="first-page-full"
		select="$lines-above-to + $to-lines * not($to-moved) + 1 &gt; $first-page-lines"/>

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
			<xsl:value-of select="concat(28 - 2 * ($mirrored = 'yes'), 'mm')"/>
		</xsl:attribute>
		<xsl:attribute name="margin-right">
			<xsl:value-of select="concat(26 + 2 * ($mirrored = 'yes'), 'mm')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<!-- a page without number: the last one, which is even, or the blank one before it, which holds nothing -->
	<xsl:attribute-set name="page-blank" use-attribute-sets="page-even"/>

	<!-- at the foot a thousandth to spare, so that rounding never costs the 22nd line -->
	<xsl:attribute-set name="region-body">
		<xsl:attribute name="margin-top">
			<xsl:value-of select="concat(format-number($body-top, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="margin-bottom">
			<xsl:value-of select="concat(format-number(297 * $mm - $body-foot - 0.002, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="region-body-letter">
		<xsl:attribute name="margin-top">
			<xsl:value-of select="concat(format-number($letter-top, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="margin-bottom">
			<xsl:value-of select="concat(format-number(297 * $mm - $letter-foot - 0.002, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="region-body-across">
		<xsl:attribute name="margin-top">37mm</xsl:attribute>
		<xsl:attribute name="margin-bottom">35mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="region-after">
		<xsl:attribute name="extent">
			<xsl:value-of select="concat(format-number(297 * $mm - $number-top, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== text ==== -->

	<xsl:attribute-set name="root">
		<xsl:attribute name="font-family">FangSong</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($pitch, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height.minimum">
			<xsl:value-of select="concat(format-number($pitch - $lines-closer, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height.maximum">
			<xsl:value-of select="concat(format-number($pitch + $lines-wider, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-stacking-strategy">font-height</xsl:attribute>
		<xsl:attribute name="text-align">justify</xsl:attribute>
		<!-- a page has 22 lines, so a paragraph may leave one line behind -->
		<xsl:attribute name="orphans">1</xsl:attribute>
		<xsl:attribute name="widows">1</xsl:attribute>
		<xsl:attribute name="yf:cell-width">
			<xsl:value-of select="concat($cell, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="axf:text-autospace-width">0pt</xsl:attribute>
		<xsl:attribute name="axf:punctuation-trim">end adjacent</xsl:attribute>
		<xsl:attribute name="axf:text-justify">auto</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="page-number">
		<xsl:attribute name="font-family">SongTi-HalfWidth</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($small-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($small-size, 'pt')"/>
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
			<xsl:value-of select="concat($mark-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat(format-number($mark-pitch, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="color">
			<xsl:choose>
				<xsl:when test="$preprinted = 'yes'">transparent</xsl:when>
				<xsl:otherwise>
					<xsl:value-of select="$red"/>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-place">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number($mark-top - $mark-leading
				- $head-notes * $pitch * ($form != 'letter'), '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="space-before.conditionality">retain</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark" use-attribute-sets="mark-letters mark-place">
		<xsl:attribute name="text-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint" use-attribute-sets="mark-place">
		<xsl:attribute name="height">
			<xsl:value-of select="concat(format-number($organs * $mark-pitch, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<!-- the names are as wide as the longest of them, and stand with 文件 in the line's middle -->
	<xsl:variable name="mark-side" select="($width - $mark-across * $mark-size) div 2"/>
	<xsl:attribute-set name="mark-joint-names">
		<xsl:attribute name="start-indent">
			<xsl:value-of select="concat(format-number($mark-side, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="end-indent">
			<xsl:value-of select="concat(format-number($mark-side + 2.34 * $mark-size * ($mark-word != ''), '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint-name" use-attribute-sets="mark-letters">
		<xsl:attribute name="text-align">justify</xsl:attribute>
		<xsl:attribute name="text-align-last">justify</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint-word-box">
		<xsl:attribute name="top">0pt</xsl:attribute>
		<xsl:attribute name="left">
			<xsl:value-of select="concat(format-number($width - $mark-side - 2 * $mark-size - 0.01, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="width">
			<xsl:value-of select="concat(format-number(2 * $mark-size + 0.01, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="height">
			<xsl:value-of select="concat(format-number($organs * $mark-pitch, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="display-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="mark-joint-word" use-attribute-sets="mark-letters">
		<xsl:attribute name="text-align">start</xsl:attribute>
	</xsl:attribute-set>

	<!-- the red line is the border of a block; on paper that bears it already it stays white -->
	<xsl:attribute-set name="red-line">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="border-after-style">solid</xsl:attribute>
		<xsl:attribute name="border-after-width">
			<xsl:value-of select="concat($line-below-head, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="border-after-color">
			<xsl:choose>
				<xsl:when test="$preprinted = 'yes'">transparent</xsl:when>
				<xsl:otherwise>
					<xsl:value-of select="$red"/>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:attribute-set>
	<!-- two clear lines below the mark, 4 mm above the red line -->
	<xsl:attribute-set name="below-mark" use-attribute-sets="red-line">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number(2 * $pitch - $mark-leading - $mark-under, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="padding-after">4mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="document-number" use-attribute-sets="below-mark">
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($size, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<!-- without number the red line stands one line below the mark -->
	<xsl:attribute-set name="no-document-number" use-attribute-sets="red-line">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number($pitch - $mark-leading - $mark-under, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="number-and-signers" use-attribute-sets="below-mark"/>
	<xsl:attribute-set name="number-and-signers-box">
		<xsl:attribute name="height">
			<xsl:value-of select="concat(format-number(($head-rows - 1) * $pitch + $size, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="head-words-box">
		<xsl:attribute name="height">
			<xsl:value-of select="concat($size, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="head-words">
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="text-align">start</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="signer">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="spread">
		<xsl:attribute name="letter-spacing">
			<xsl:value-of select="concat($cell, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 信函 ==== -->

	<xsl:attribute-set name="letter-mark" use-attribute-sets="mark"/>
	<xsl:attribute-set name="letter-lines">
		<!-- 20 mm from the sheet's edge, measured from the type area -->
		<xsl:attribute name="left">-8mm</xsl:attribute>
		<xsl:attribute name="width">170mm</xsl:attribute>
		<xsl:attribute name="height">
			<xsl:value-of select="concat($letter-line, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">0pt</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-line-upper" use-attribute-sets="letter-lines">
		<xsl:attribute name="top">
			<xsl:value-of select="concat(format-number($mark-foot + 4 * $mm, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-line-lower" use-attribute-sets="letter-lines">
		<xsl:attribute name="top">
			<xsl:value-of select="concat(format-number(277 * $mm - $letter-line - $number-top, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-line-any">
		<xsl:attribute name="border-before-style">solid</xsl:attribute>
		<xsl:attribute name="border-before-color">
			<xsl:choose>
				<xsl:when test="$preprinted = 'yes'">transparent</xsl:when>
				<xsl:otherwise>
					<xsl:value-of select="$red"/>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
		<xsl:attribute name="space-after">
			<xsl:value-of select="concat($letter-between, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-line-thick" use-attribute-sets="letter-line-any">
		<xsl:attribute name="border-before-width">
			<xsl:value-of select="concat($letter-thick, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-line-thin" use-attribute-sets="letter-line-any">
		<xsl:attribute name="border-before-width">
			<xsl:value-of select="concat($letter-thin, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-notes">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number(4 * $mm + $letter-line + $seven-eighths - $half-leading
				- $mark-under, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="height">
			<xsl:value-of select="concat(format-number($letter-rows * $pitch, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-number-box">
		<xsl:attribute name="top">0pt</xsl:attribute>
		<xsl:attribute name="left">0pt</xsl:attribute>
		<xsl:attribute name="width">156mm</xsl:attribute>
		<xsl:attribute name="height">
			<xsl:value-of select="concat($pitch, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="letter-number">
		<xsl:attribute name="text-align">end</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 命令（令） ==== -->

	<xsl:attribute-set name="order-number">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number(2 * $pitch - $mark-under, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 纪要, 简报 ==== -->

	<!-- upper right; its reference area is the page's body -->
	<xsl:attribute-set name="series-copy-box">
		<xsl:attribute name="top">0pt</xsl:attribute>
		<xsl:attribute name="left">0pt</xsl:attribute>
		<xsl:attribute name="width">156mm</xsl:attribute>
		<xsl:attribute name="height">
			<xsl:value-of select="concat($pitch, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-copy-number">
		<xsl:attribute name="text-align">end</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="keeping"/>
	<!-- a line of the title's size right above the name -->
	<xsl:attribute-set name="series-organ">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="font-family">XiaoBiaoSong</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($title-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($title-pitch, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="color">
			<xsl:value-of select="$red"/>
		</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number($mark-top - $title-pitch - 4 - $head-notes * $pitch, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="space-before.conditionality">retain</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-name" use-attribute-sets="mark">
		<xsl:attribute name="space-before">
			<xsl:choose>
				<xsl:when test="/*/head/organ">4pt</xsl:when>
				<xsl:otherwise>
					<xsl:value-of select="concat(format-number($mark-top - $head-notes * $pitch, '0.###'), 'pt')"/>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-row">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat($pitch, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-issue" use-attribute-sets="series-row">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number($pitch - $mark-under, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-office-and-date" use-attribute-sets="series-row red-line">
		<xsl:attribute name="padding-after">4mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-line">
		<xsl:attribute name="height">
			<xsl:value-of select="concat($size, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-office">
		<xsl:attribute name="start-indent">
			<xsl:value-of select="concat($cell, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-date-box" use-attribute-sets="series-line">
		<xsl:attribute name="top">0pt</xsl:attribute>
		<xsl:attribute name="left">0pt</xsl:attribute>
		<xsl:attribute name="width">156mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="series-date">
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="end-indent">
			<xsl:value-of select="concat($cell, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 主体 ==== -->

	<xsl:attribute-set name="title-letters">
		<xsl:attribute name="font-family">XiaoBiaoSong</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($title-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($title-pitch, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
		<xsl:attribute name="yf:line-shape">balanced</xsl:attribute>
	</xsl:attribute-set>
	<!-- The head, the title and the first text stay on page 1: a signature that would take them along is
	     left for the next one (its keep is weaker).  A letter's notes end half a leading below their
	     characters. -->
	<xsl:attribute-set name="title" use-attribute-sets="title-letters">
		<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number(2 * $pitch - $title-leading
				- $half-leading * ($form = 'letter'), '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<!-- the closing bracket keeps its blank half, so that the line is in the middle -->
	<xsl:attribute-set name="remark">
		<xsl:attribute name="axf:punctuation-trim">adjacent</xsl:attribute>
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
		<xsl:attribute name="yf:line-shape">balanced</xsl:attribute>
	</xsl:attribute-set>

	<!-- begins on one of the page's lines -->
	<xsl:attribute-set name="on-the-grid">
		<xsl:attribute name="yf:line-grid">
			<xsl:value-of select="concat($pitch, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="below-title" use-attribute-sets="on-the-grid">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number($clear-below-title, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="to" use-attribute-sets="below-title">
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="paragraph">
		<xsl:attribute name="text-indent">
			<xsl:value-of select="concat(2 * $cell, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="yf:grid">soft</xsl:attribute>
		<!-- a paragraph's last line is more than one character -->
		<xsl:attribute name="axf:avoid-widow-words">true</xsl:attribute>
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
	<xsl:attribute-set name="chapter">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="article-number">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="emph">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== tables and figures ==== -->

	<xsl:variable name="table-size" select="12"/>
	<xsl:variable name="table-pitch" select="18"/>
	<xsl:variable name="table-line" select="$table-pitch"/>

	<xsl:attribute-set name="table-and-caption">
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($table-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($table-pitch, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
		<xsl:attribute name="space-after">6pt</xsl:attribute>
		<!-- the lines of a table, unlike characters, fill their height: on every page they stay inside the type
		     area; the region of a page set across ends where that does -->
		<xsl:attribute name="padding-before">
			<xsl:value-of select="concat($table-inset * not(ancestor::annex/@orientation = 'landscape'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="padding-before.conditionality">retain</xsl:attribute>
		<xsl:attribute name="padding-after">
			<xsl:value-of select="concat($table-inset * not(ancestor::annex/@orientation = 'landscape'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="padding-after.conditionality">retain</xsl:attribute>
	</xsl:attribute-set>
	<xsl:variable name="table-inset" select="format-number($half-leading, '0.###')"/>
	<xsl:attribute-set name="table">
		<xsl:attribute name="table-layout">fixed</xsl:attribute>
		<xsl:attribute name="width">100%</xsl:attribute>
		<xsl:attribute name="border-collapse">collapse</xsl:attribute>
		<xsl:attribute name="border">0.75pt solid black</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-caption">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($small-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($small-pitch, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-unit">
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-remark">
		<xsl:attribute name="text-align">justify</xsl:attribute>
		<xsl:attribute name="space-before">3pt</xsl:attribute>
		<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-header">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-row">
		<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-group">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-cell">
		<xsl:attribute name="border">0.5pt solid black</xsl:attribute>
		<!-- a cell that goes on upon the next page is closed there and here -->
		<xsl:attribute name="border-before-width.conditionality">retain</xsl:attribute>
		<xsl:attribute name="border-after-width.conditionality">retain</xsl:attribute>
		<xsl:attribute name="padding">2pt 4pt</xsl:attribute>
		<xsl:attribute name="display-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="table-text">
		<xsl:attribute name="start-indent">0pt</xsl:attribute>
		<xsl:attribute name="end-indent">0pt</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="figure">
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="line-stacking-strategy">line-height</xsl:attribute>
		<xsl:attribute name="space-before">6pt</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="figure-caption">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($small-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== after the text ==== -->

	<xsl:attribute-set name="one-line-below">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat($pitch, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<!-- never alone on its page, but before the title goes to the second one -->
	<xsl:attribute-set name="with-the-text">
		<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
		<xsl:attribute name="keep-with-previous.within-page">9</xsl:attribute>
		<xsl:attribute name="yf:keep-lines">2</xsl:attribute>
	</xsl:attribute-set>

	<!-- a line of the text stands with what ends it -->
	<xsl:attribute-set name="below-the-text" use-attribute-sets="one-line-below">
		<xsl:attribute name="keep-with-previous.within-page">8</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="attachments" use-attribute-sets="below-the-text"/>
	<xsl:attribute-set name="attachment">
		<xsl:attribute name="keep-together.within-page">5</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="attendance" use-attribute-sets="below-the-text"/>
	<xsl:attribute-set name="attendance-label">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="signature" use-attribute-sets="one-line-below with-the-text"/>
	<xsl:attribute-set name="sealed" use-attribute-sets="with-the-text">
		<xsl:attribute name="padding-after">
			<xsl:value-of select="concat(format-number($seal-below, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="placed-line">
		<xsl:attribute name="text-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="seal-picture">
		<xsl:attribute name="line-height">0pt</xsl:attribute>
		<xsl:attribute name="line-stacking-strategy">line-height</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
	</xsl:attribute-set>

	<!-- 签名章: two lines below the text, as the row is a line higher than a name's characters -->
	<xsl:attribute-set name="signed-by-name" use-attribute-sets="with-the-text">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(2 * $pitch, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="signer-row">
		<xsl:attribute name="height">
			<xsl:choose>
				<xsl:when test="../signer/@seal">
					<xsl:value-of select="concat(format-number(2 * $pitch, '0.###'), 'pt')"/>
				</xsl:when>
				<xsl:otherwise>
					<xsl:value-of select="concat($pitch, 'pt')"/>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="signer-box" use-attribute-sets="signer-row">
		<xsl:attribute name="display-align">center</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="signer-name">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($signature-name-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="text-align">justify</xsl:attribute>
		<xsl:attribute name="text-align-last">justify</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="signed-date" use-attribute-sets="one-line-below">
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="end-indent">
			<xsl:value-of select="concat(4 * $cell, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>

	<xsl:attribute-set name="note">
		<xsl:attribute name="text-indent">
			<xsl:value-of select="concat(2 * $cell, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number(-$seal-below, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="keep-with-previous.within-page">9</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 附件 ==== -->

	<xsl:attribute-set name="annex">
		<xsl:attribute name="break-before">page</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="annex-label">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
		<xsl:attribute name="text-align">start</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<!-- characters on the third line -->
	<xsl:attribute-set name="annexed-title" use-attribute-sets="title-letters">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number($pitch + $half-leading - $title-leading, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="issued-title" use-attribute-sets="title-letters">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number($pitch + $half-leading - $title-leading, '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="space-before.conditionality">retain</xsl:attribute>
	</xsl:attribute-set>
	<!-- half a line below the title or more -->
	<xsl:attribute-set name="annexed-body" use-attribute-sets="on-the-grid">
		<xsl:attribute name="space-before">
			<xsl:value-of select="concat(format-number(0.5 * $pitch, '0.###'), 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 简报 ==== -->

	<xsl:attribute-set name="contents" use-attribute-sets="below-title"/>
	<xsl:attribute-set name="contents-title">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
		<xsl:attribute name="text-align">center</xsl:attribute>
		<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="contents-line">
		<xsl:attribute name="start-indent">
			<xsl:value-of select="concat(3 * $cell, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="text-indent">
			<xsl:value-of select="concat(-$cell, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="editors-note" use-attribute-sets="one-line-below">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="editors-note-label">
		<xsl:attribute name="font-family">HeiTi</xsl:attribute>
	</xsl:attribute-set>
	<!-- the first one on the page stands like any title -->
	<xsl:attribute-set name="entry-title" use-attribute-sets="title-letters">
		<xsl:attribute name="space-before">
			<xsl:choose>
				<xsl:when test="../preceding-sibling::entry or /*/editors-note or /*/entry[2]">
					<xsl:value-of select="concat($pitch, 'pt')"/>
				</xsl:when>
				<xsl:otherwise>
					<xsl:value-of select="concat(format-number(2 * $pitch - $title-leading, '0.###'), 'pt')"/>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="entry-body" use-attribute-sets="annexed-body"/>
	<xsl:attribute-set name="by">
		<xsl:attribute name="font-family">KaiTi</xsl:attribute>
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	</xsl:attribute-set>

	<!-- ==== 版记 ==== -->

	<!-- pinned to the foot of the region-body; the padding lifts its last line to the type area's edge -->
	<xsl:attribute-set name="imprint">
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat($small-size, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="line-height">
			<xsl:value-of select="concat($small-pitch, 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="yf:cell-width">auto</xsl:attribute>
		<xsl:attribute name="padding-after">
			<xsl:value-of select="concat(format-number(($body-foot - $type-area-foot) * ($form != 'letter'), '0.###'), 'pt')"/>
		</xsl:attribute>
		<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-part">
		<xsl:attribute name="border-before-style">solid</xsl:attribute>
	</xsl:attribute-set>
	<!-- lines thick at either end, thin between -->
	<xsl:attribute-set name="imprint-first">
		<xsl:attribute name="border-before-width">0.35mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-next">
		<xsl:attribute name="border-before-width">0.25mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-last">
		<xsl:attribute name="line-height">0pt</xsl:attribute>
		<xsl:attribute name="border-after-style">solid</xsl:attribute>
		<xsl:attribute name="border-after-width">0.35mm</xsl:attribute>
	</xsl:attribute-set>
	<!-- words one character from either edge; turned lines begin below the first character after 抄送： -->
	<xsl:attribute-set name="imprint-organs">
		<xsl:attribute name="start-indent">4em</xsl:attribute>
		<xsl:attribute name="text-indent">-3em</xsl:attribute>
		<xsl:attribute name="end-indent">1em</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-line">
		<xsl:attribute name="height">
			<xsl:value-of select="concat($small-pitch, 'pt')"/>
		</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-end-box" use-attribute-sets="imprint-line">
		<xsl:attribute name="top">0pt</xsl:attribute>
		<xsl:attribute name="left">0pt</xsl:attribute>
		<xsl:attribute name="width">156mm</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-start">
		<xsl:attribute name="start-indent">1em</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="imprint-end">
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="end-indent">1em</xsl:attribute>
	</xsl:attribute-set>

	<!-- 报尾 -->
	<xsl:attribute-set name="tail-organs">
		<xsl:attribute name="start-indent">3em</xsl:attribute>
		<xsl:attribute name="text-indent">-2em</xsl:attribute>
		<xsl:attribute name="end-indent">1em</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="tail-copies">
		<xsl:attribute name="text-align">end</xsl:attribute>
		<xsl:attribute name="end-indent">1em</xsl:attribute>
	</xsl:attribute-set>
</xsl:stylesheet>
