<?xml version="1.0" encoding="UTF-8"?>
<!-- letterhead.xsl: 版头 of the general form, from the number of the copy to the red line; the title; 主送

     Lines with something at either end are containers of fixed height, whose words are placed in cells. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<!-- the organs the mark shows -->
	<xsl:variable name="mark-organs" select="/*/head/organ[not(../@shows = 'lead') or position() = 1]"/>
	<xsl:variable name="mark-word">
		<xsl:if test="not(/*/head/@mark = 'name')">文件</xsl:if>
	</xsl:variable>

	<xsl:template match="head">
		<xsl:param name="copy"/>
		<xsl:apply-templates select="copy-number | secrecy | urgency">
			<xsl:with-param name="copy" select="$copy"/>
		</xsl:apply-templates>
		<xsl:choose>
			<xsl:when test="$mark-organs[2]">
				<xsl:call-template name="mark-of-several"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="$mark-organs"/>
			</xsl:otherwise>
		</xsl:choose>
		<xsl:choose>
			<xsl:when test="signer">
				<xsl:call-template name="number-and-signers"/>
			</xsl:when>
			<xsl:when test="document-number">
				<xsl:apply-templates select="document-number"/>
			</xsl:when>
			<xsl:otherwise>
				<fo:block xsl:use-attribute-sets="no-document-number"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- six digits; of several copies the one that is due -->
	<xsl:template match="head/copy-number">
		<xsl:param name="copy"/>
		<fo:block role="P" xsl:use-attribute-sets="copy-number">
			<xsl:choose>
				<xsl:when test="@last">
					<xsl:value-of select="format-number($copy, '000000')"/>
				</xsl:when>
				<xsl:otherwise>
					<xsl:value-of select="normalize-space()"/>
				</xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template match="head/secrecy">
		<fo:block role="P" xsl:use-attribute-sets="secrecy">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="head/urgency">
		<fo:block role="P" xsl:use-attribute-sets="urgency">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="head/organ">
		<fo:block role="P" xsl:use-attribute-sets="mark">
			<xsl:value-of select="concat(normalize-space(), $mark-word)"/>
		</fo:block>
	</xsl:template>

	<!-- joint issue: the names one below the other, as wide as each other; 文件 to their right, in the middle -->
	<xsl:template name="mark-of-several">
		<fo:block-container xsl:use-attribute-sets="mark-joint">
			<xsl:if test="$mark-word != ''">
				<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="mark-joint-word-box">
					<fo:block role="P" xsl:use-attribute-sets="mark-joint-word">
						<xsl:value-of select="$mark-word"/>
					</fo:block>
				</fo:block-container>
			</xsl:if>
			<fo:block xsl:use-attribute-sets="mark-joint-names">
				<xsl:for-each select="$mark-organs">
					<fo:block role="P" xsl:use-attribute-sets="mark-joint-name">
						<xsl:value-of select="normalize-space()"/>
					</fo:block>
				</xsl:for-each>
			</fo:block>
		</fo:block-container>
	</xsl:template>

	<xsl:template match="head/document-number">
		<fo:block role="P" xsl:use-attribute-sets="document-number">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<!-- ==== upward documents ==== -->

	<xsl:variable name="signers" select="/*/head/signer"/>
	<!-- two to a line; a name of two characters is spread to three -->
	<xsl:variable name="signers-across" select="1 + boolean($signers[2])"/>
	<xsl:variable name="signer-rows" select="ceiling(count($signers) div $signers-across)"/>
	<xsl:variable name="signer-cells">
		<xsl:for-each select="$signers">
			<xsl:sort select="string-length(normalize-space())" data-type="number" order="descending"/>
			<xsl:if test="position() = 1">
				<xsl:value-of select="string-length(normalize-space())
					+ (3 - string-length(normalize-space())) * (string-length(normalize-space()) &lt; 3)"/>
			</xsl:if>
		</xsl:for-each>
	</xsl:variable>
	<!-- where the first name of each line begins: a cell between two names, one to the line's end -->
	<xsl:variable name="signers-at"
		select="$line-cells - 1 - $signers-across * number(concat('0', $signer-cells)) - ($signers-across - 1)"/>

	<xsl:template name="number-and-signers">
		<fo:block xsl:use-attribute-sets="number-and-signers">
			<fo:block-container xsl:use-attribute-sets="number-and-signers-box">
				<xsl:for-each select="document-number">
					<xsl:call-template name="head-words">
						<xsl:with-param name="at" select="1"/>
						<xsl:with-param name="row" select="$signer-rows - 1"/>
					</xsl:call-template>
				</xsl:for-each>
				<fo:block-container absolute-position="absolute" top="0pt"
					left="{format-number(($signers-at - 4) * $cell, '0.###')}pt"
					width="{format-number(4 * $cell + 0.01, '0.###')}pt" xsl:use-attribute-sets="head-words-box">
					<fo:block role="P" xsl:use-attribute-sets="head-words">
						<xsl:call-template name="word">
							<xsl:with-param name="is" select="'签发人：'"/>
						</xsl:call-template>
					</fo:block>
				</fo:block-container>
				<xsl:apply-templates select="signer"/>
			</fo:block-container>
		</fo:block>
	</xsl:template>

	<!-- words of the head that begin so many cells from the line's start, in a row of the head -->
	<xsl:template name="head-words">
		<xsl:param name="at"/>
		<xsl:param name="row"/>
		<fo:block-container absolute-position="absolute"
			top="{format-number($row * $head-row, '0.###')}pt" left="{format-number($at * $cell, '0.###')}pt"
			width="{format-number(($line-cells - $at) * $cell, '0.###')}pt" xsl:use-attribute-sets="head-words-box">
			<fo:block role="P" xsl:use-attribute-sets="head-words">
				<xsl:value-of select="normalize-space()"/>
			</fo:block>
		</fo:block-container>
	</xsl:template>

	<xsl:template match="head/signer">
		<xsl:variable name="n" select="count(preceding-sibling::signer)"/>
		<xsl:variable name="name" select="normalize-space()"/>
		<fo:block-container absolute-position="absolute"
			top="{format-number(floor($n div $signers-across) * $head-row, '0.###')}pt"
			left="{format-number(($signers-at + ($n mod $signers-across) * ($signer-cells + 1)) * $cell, '0.###')}pt"
			width="{format-number($signer-cells * $cell + 0.01, '0.###')}pt" xsl:use-attribute-sets="head-words-box">
			<fo:block role="P" xsl:use-attribute-sets="head-words signer">
				<xsl:choose>
					<xsl:when test="string-length($name) = 2">
						<fo:inline xsl:use-attribute-sets="spread">
							<xsl:value-of select="substring($name, 1, 1)"/>
						</fo:inline>
						<xsl:value-of select="substring($name, 2)"/>
					</xsl:when>
					<xsl:otherwise>
						<xsl:value-of select="$name"/>
					</xsl:otherwise>
				</xsl:choose>
			</fo:block>
		</fo:block-container>
	</xsl:template>

	<!-- ==== title, 题注, 主送 ==== -->

	<xsl:template match="/*/title">
		<xsl:call-template name="title"/>
	</xsl:template>

	<!-- br is a forced break inside one paragraph, so that the formatter still sees one title -->
	<xsl:template name="title">
		<fo:block role="H1" linefeed-treatment="preserve" xsl:use-attribute-sets="title">
			<xsl:apply-templates select="node()" mode="title"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="br" mode="title">
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template match="text()" mode="title">
		<xsl:value-of select="normalize-space()"/>
	</xsl:template>

	<xsl:template match="remark">
		<fo:block role="P" xsl:use-attribute-sets="remark">
			<xsl:value-of select="concat('（', normalize-space(), '）')"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="to">
		<xsl:choose>
			<xsl:when test="$to-moved">
				<xsl:message>主送机关过多，会使首页不能显示正文：已移至版记</xsl:message>
			</xsl:when>
			<xsl:otherwise>
				<fo:block role="P" xsl:use-attribute-sets="to">
					<xsl:call-template name="organs"/>
					<xsl:text>：</xsl:text>
				</fo:block>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- kinds of organs are parted by ，; inside a kind the author writes 、 -->
	<xsl:template name="organs">
		<xsl:for-each select="organ">
			<xsl:if test="position() &gt; 1">，</xsl:if>
			<xsl:value-of select="normalize-space()"/>
		</xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
