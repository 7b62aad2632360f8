<?xml version="1.0" encoding="UTF-8"?>
<!-- signature.xsl: 署名, 成文日期 and seals (GB/T 9704, 7.3.5)

     Four cases: without seal; one organ with its seal; several with theirs, in rows; 签名章 of the one
     who signs.  Places are counted in cells from the start edge.  A seal is a picture of the author's;
     where there is none its room stays empty, or shows a broken circle (-p seals=show).  The only organ's may
     also be given when printing (-p seal-picture=FILE). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:template match="signature">
		<xsl:choose>
			<xsl:when test="signer">
				<xsl:call-template name="signed-by-name"/>
			</xsl:when>
			<xsl:when test="@sealed = 'yes' and organ[2]">
				<xsl:call-template name="sealed-by-several"/>
			</xsl:when>
			<xsl:when test="@sealed = 'yes'">
				<xsl:call-template name="sealed-by-one"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="unsealed"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- a date without name, as where the title says which meeting passed the document -->
	<xsl:template match="/*/date">
		<xsl:variable name="width">
			<xsl:call-template name="cells">
				<xsl:with-param name="text" select="."/>
			</xsl:call-template>
		</xsl:variable>
		<fo:block xsl:use-attribute-sets="signature">
			<xsl:call-template name="signature-line">
				<xsl:with-param name="at" select="$line-cells - 4 - $width"/>
			</xsl:call-template>
		</fo:block>
	</xsl:template>

	<!-- widths in cells of the last organ's name and of the date -->
	<xsl:variable name="name-cells">
		<xsl:call-template name="cells">
			<xsl:with-param name="text" select="/*/signature/organ[last()]"/>
		</xsl:call-template>
	</xsl:variable>
	<xsl:variable name="date-cells">
		<xsl:call-template name="cells">
			<xsl:with-param name="text" select="/*/date"/>
		</xsl:call-template>
	</xsl:variable>

	<!-- Unsealed: the name ends two cells inside the line's end, the date begins two cells right of the
	     name's first character.  A date longer than the name ends two cells inside instead, and the
	     name moves to the left with it.  Of several organs the last one stands over the date. -->
	<xsl:template name="unsealed">
		<xsl:variable name="moved" select="($date-cells - $name-cells + 2) * ($date-cells &gt; $name-cells)"/>
		<fo:block xsl:use-attribute-sets="signature">
			<xsl:for-each select="organ">
				<xsl:variable name="width">
					<xsl:call-template name="cells">
						<xsl:with-param name="text" select="."/>
					</xsl:call-template>
				</xsl:variable>
				<xsl:call-template name="signature-line">
					<xsl:with-param name="at" select="$line-cells - 2 - $width - $moved"/>
				</xsl:call-template>
			</xsl:for-each>
			<xsl:for-each select="../date">
				<xsl:call-template name="signature-line">
					<xsl:with-param name="at" select="$line-cells - $name-cells - $moved"/>
				</xsl:call-template>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<!-- a hundredth to spare, so that rounding never turns the line -->
	<xsl:template name="signature-line">
		<xsl:param name="at"/>
		<fo:block role="P" start-indent="{format-number(($at * $cell - 0.01) * ($at &gt; 0), '0.###')}pt"
			xsl:use-attribute-sets="signature-line">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<!-- ==== with seals ==== -->

	<!-- The date ends four cells inside, name and seal are centred on it; a name too wide for that ends
	     at the line's end.  Cells from the line's start to the middle of name, date and seal: -->
	<xsl:variable name="seal-middle">
		<xsl:choose>
			<xsl:when test="$name-cells &gt; $date-cells + 8">
				<xsl:value-of select="$line-cells - $name-cells div 2"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$line-cells - 4 - $date-cells div 2"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- Empty lines above the name: name and date stand slightly below the seal's middle, and the seal's
	     top is within one line of the text. -->
	<xsl:variable name="seal-above" select="$seal-width div 2 + 0.35 * $line"/>
	<xsl:variable name="seal-lines" select="ceiling($seal-above div $line - 1)"/>
	<!-- how far the seal reaches below the date; a note stands beside that -->
	<xsl:variable name="seal-below"
		select="($seal-width - $seal-above - $line) * boolean(/*/signature[@sealed = 'yes' and not(signer)])"/>

	<xsl:template name="sealed-by-one">
		<fo:block xsl:use-attribute-sets="sealed">
			<fo:block-container>
				<xsl:call-template name="seal">
					<xsl:with-param name="of" select="organ"/>
					<xsl:with-param name="middle" select="$seal-middle"/>
					<xsl:with-param name="top" select="($seal-lines + 1) * $line - $seal-above"/>
				</xsl:call-template>
				<xsl:for-each select="organ">
					<xsl:call-template name="centred-line">
						<xsl:with-param name="lines-above" select="$seal-lines"/>
					</xsl:call-template>
				</xsl:for-each>
				<xsl:for-each select="../date">
					<xsl:call-template name="centred-line"/>
				</xsl:for-each>
			</fo:block-container>
		</fo:block>
	</xsl:template>

	<xsl:template name="centred-line">
		<xsl:param name="lines-above" select="0"/>
		<xsl:variable name="width">
			<xsl:call-template name="cells">
				<xsl:with-param name="text" select="."/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="at" select="$seal-middle - $width div 2"/>
		<fo:block role="P" start-indent="{format-number($at * ($at &gt; 0) * $cell, '0.###')}pt"
			space-before="{format-number($lines-above * $line, '0.###')}pt" space-before.conditionality="retain"
			xsl:use-attribute-sets="signature-line">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<!-- Beneath the words, which stay black where its ink covers them.  The picture is the organ's, or that of
	     the only organ's the one given for this printing. -->
	<xsl:template name="seal">
		<xsl:param name="of"/>
		<xsl:param name="middle"/>
		<xsl:param name="top"/>
		<xsl:variable name="picture">
			<xsl:choose>
				<xsl:when test="$of/@seal">
					<xsl:value-of select="$of/@seal"/>
				</xsl:when>
				<xsl:when test="not($of/../organ[2])">
					<xsl:value-of select="$seal-picture"/>
				</xsl:when>
			</xsl:choose>
		</xsl:variable>
		<xsl:if test="$picture != '' or $seals = 'show'">
			<fo:block-container absolute-position="absolute" top="{format-number($top, '0.###')}pt"
				left="{format-number($middle * $cell - $seal-width div 2, '0.###')}pt"
				width="{format-number($seal-width, '0.###')}pt" height="{format-number($seal-width, '0.###')}pt"
				xsl:use-attribute-sets="seal">
				<fo:block role="Figure" xsl:use-attribute-sets="seal-picture">
					<xsl:choose>
						<xsl:when test="$picture != ''">
							<fo:external-graphic src="{$picture}" width="{format-number($seal-width, '0.###')}pt"
								height="{format-number($seal-width, '0.###')}pt" content-width="scale-to-fit"
								content-height="scale-to-fit" scaling="uniform"/>
						</xsl:when>
						<xsl:otherwise>
							<xsl:call-template name="seal-place"/>
						</xsl:otherwise>
					</xsl:choose>
				</fo:block>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<!-- where a seal will be pressed; nothing that could be taken for one -->
	<xsl:template name="seal-place">
		<fo:instream-foreign-object width="{format-number($seal-width, '0.###')}pt"
			height="{format-number($seal-width, '0.###')}pt" content-width="scale-to-fit" content-height="scale-to-fit">
			<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">
				<circle cx="50" cy="50" r="49" fill="none" stroke="{$seal-color}" stroke-width="0.8"
					stroke-dasharray="2 1"/>
			</svg>
		</fo:instream-foreign-object>
	</xsl:template>

	<!-- Several: rows from the upper left; the last name stands over the date, so a row that is not full
	     begins further right.  Only rows too many for one page go on to the next.  Columns are as far
	     apart as the widest name or a seal with its gap. -->
	<xsl:template name="sealed-by-several">
		<xsl:variable name="widest">
			<xsl:for-each select="organ">
				<xsl:sort select="string-length(normalize-space())" data-type="number" order="descending"/>
				<xsl:if test="position() = 1">
					<xsl:call-template name="cells">
						<xsl:with-param name="text" select="."/>
					</xsl:call-template>
				</xsl:if>
			</xsl:for-each>
		</xsl:variable>
		<xsl:variable name="seal-cells" select="($seal-width + $seal-gap) div $cell"/>
		<xsl:variable name="apart" select="$seal-cells + ($widest + 1 - $seal-cells) * ($widest + 1 &gt; $seal-cells)"/>
		<!-- half of the leftmost one's name or seal must still be in the line -->
		<xsl:variable name="half" select="($apart - ($seal-gap div $cell)) div 2"/>
		<xsl:variable name="fit" select="1 + floor(($seal-middle - $half + 0.01) div $apart)"/>
		<xsl:variable name="across" select="$fit + (count(organ) - $fit) * (count(organ) &lt; $fit)"/>
		<xsl:variable name="rows" select="ceiling(count(organ) div $across)"/>
		<xsl:variable name="row-lines" select="ceiling(($seal-width + $seal-gap) div $line)"/>
		<xsl:variable name="missing" select="$rows * $across - count(organ)"/>
		<!-- with two lines of text -->
		<xsl:variable name="fits-page"
			select="(($rows - 1) * $row-lines + $seal-lines + 4) * $line + $seal-below &lt;= $page-lines * $line"/>
		<fo:block keep-together.within-page="{6 + 4 * $fits-page}" xsl:use-attribute-sets="sealed">
			<xsl:for-each select="organ[position() mod $across = 1 or $across = 1]">
				<xsl:variable name="row" select="position() - 1"/>
				<xsl:variable name="is-last" select="$row = $rows - 1"/>
				<!-- the last row ends with the date -->
				<xsl:variable name="lines" select="$row-lines + ($seal-lines + 2 - $row-lines) * $is-last"/>
				<fo:block-container height="{format-number($lines * $line, '0.###')}pt">
					<xsl:for-each select="(. | following-sibling::organ)[position() &lt;= $across]">
						<xsl:variable name="column" select="position() - 1 + $missing * $is-last"/>
						<xsl:variable name="middle" select="$seal-middle - ($across - 1 - $column) * $apart"/>
						<xsl:call-template name="seal">
							<xsl:with-param name="of" select="."/>
							<xsl:with-param name="middle" select="$middle"/>
							<xsl:with-param name="top" select="($seal-lines + 1) * $line - $seal-above"/>
						</xsl:call-template>
						<xsl:call-template name="placed-line">
							<xsl:with-param name="middle" select="$middle"/>
							<xsl:with-param name="top" select="$seal-lines * $line"/>
						</xsl:call-template>
					</xsl:for-each>
					<xsl:if test="$is-last">
						<xsl:for-each select="/*/date">
							<xsl:call-template name="placed-line">
								<xsl:with-param name="middle" select="$seal-middle"/>
								<xsl:with-param name="top" select="($seal-lines + 1) * $line"/>
							</xsl:call-template>
						</xsl:for-each>
					</xsl:if>
				</fo:block-container>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<!-- a line of its own width around a middle -->
	<xsl:template name="placed-line">
		<xsl:param name="middle"/>
		<xsl:param name="top"/>
		<xsl:variable name="width">
			<xsl:call-template name="cells">
				<xsl:with-param name="text" select="."/>
			</xsl:call-template>
		</xsl:variable>
		<fo:block-container absolute-position="absolute" top="{format-number($top, '0.###')}pt"
			left="{format-number(($middle - $width div 2 - 1) * $cell, '0.###')}pt"
			width="{format-number(($width + 2) * $cell, '0.###')}pt" height="{$line}pt">
			<fo:block role="P" xsl:use-attribute-sets="signature-line placed-line">
				<xsl:value-of select="normalize-space()"/>
			</fo:block>
		</fo:block-container>
	</xsl:template>

	<!-- ==== 签名章 ==== -->

	<!-- Two lines below the text, ending four cells inside; the office two cells to its left, in the middle
	     of its height; the date a line below, ending four cells inside.  Without a picture the name is set. -->
	<xsl:template name="signed-by-name">
		<fo:block xsl:use-attribute-sets="signed-by-name">
			<xsl:apply-templates select="signer"/>
			<xsl:for-each select="../date">
				<fo:block role="P" xsl:use-attribute-sets="signed-date">
					<xsl:value-of select="normalize-space()"/>
				</fo:block>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<xsl:template match="signature/signer">
		<xsl:variable name="widest">
			<xsl:for-each select="../signer/name">
				<xsl:sort select="string-length(normalize-space())" data-type="number" order="descending"/>
				<xsl:if test="position() = 1">
					<xsl:value-of select="string-length(normalize-space())"/>
				</xsl:if>
			</xsl:for-each>
		</xsl:variable>
		<!-- in cells: a picture is as wide as the style says, a name set in larger type as its characters -->
		<xsl:variable name="wide" select="($signature-seal-width div $cell) * boolean(../signer/@seal)
			+ (($widest + (3 - $widest) * ($widest &lt; 3)) * $signature-name-size div $cell) * not(../signer/@seal)"/>
		<xsl:variable name="at" select="$line-cells - 4 - $wide"/>
		<xsl:variable name="office" select="string-length(normalize-space(office))"/>
		<fo:block-container xsl:use-attribute-sets="signer-row">
			<fo:block-container absolute-position="absolute" top="0pt"
				left="{format-number(($at - 2 - $office) * $cell, '0.###')}pt"
				width="{format-number(($office + 0.01) * $cell, '0.###')}pt" xsl:use-attribute-sets="signer-box">
				<fo:block role="P" xsl:use-attribute-sets="signer-office">
					<xsl:value-of select="normalize-space(office)"/>
				</fo:block>
			</fo:block-container>
			<fo:block-container absolute-position="absolute" top="0pt"
				left="{format-number($at * $cell, '0.###')}pt" width="{format-number(($wide + 0.01) * $cell, '0.###')}pt"
				xsl:use-attribute-sets="signer-box">
				<xsl:choose>
					<xsl:when test="@seal">
						<fo:block role="Figure" xsl:use-attribute-sets="seal-picture">
							<fo:external-graphic src="{@seal}" width="{format-number($signature-seal-width, '0.###')}pt"
								height="{format-number($signature-seal-height, '0.###')}pt"
								content-width="scale-to-fit" content-height="scale-to-fit" scaling="uniform"/>
						</fo:block>
					</xsl:when>
					<xsl:otherwise>
						<fo:block role="P" xsl:use-attribute-sets="signer-name">
							<xsl:value-of select="normalize-space(name)"/>
						</fo:block>
					</xsl:otherwise>
				</xsl:choose>
			</fo:block-container>
		</fo:block-container>
	</xsl:template>
</xsl:stylesheet>
