<?xml version="1.0" encoding="UTF-8"?>
<!-- letterhead.xsl: 版头, from the number of the copy to the red line; the title; 主送 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:template match="head">
		<xsl:apply-templates select="copy-number | secrecy | urgency"/>
		<xsl:choose>
			<xsl:when test="organ[2]">
				<xsl:call-template name="mark-of-several"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="organ"/>
			</xsl:otherwise>
		</xsl:choose>
		<xsl:apply-templates select="document-number"/>
	</xsl:template>

	<xsl:template match="head/copy-number">
		<fo:block role="P" xsl:use-attribute-sets="copy-number">
			<xsl:value-of select="normalize-space()"/>
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
			<xsl:value-of select="concat(normalize-space(), '文件')"/>
		</fo:block>
	</xsl:template>

	<!-- joint issue: the names one below the other, as wide as each other; 文件 to their right, in the middle -->
	<xsl:template name="mark-of-several">
		<fo:block-container xsl:use-attribute-sets="mark-joint">
			<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="mark-joint-word-box">
				<fo:block role="P" xsl:use-attribute-sets="mark-joint-word">文件</fo:block>
			</fo:block-container>
			<fo:block xsl:use-attribute-sets="mark-joint-names">
				<xsl:for-each select="organ">
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

	<xsl:template match="to">
		<fo:block role="P" xsl:use-attribute-sets="to">
			<xsl:call-template name="organs"/>
			<xsl:text>：</xsl:text>
		</fo:block>
	</xsl:template>

	<!-- kinds of organs are parted by ，; inside a kind the author writes 、 -->
	<xsl:template name="organs">
		<xsl:for-each select="organ">
			<xsl:if test="position() &gt; 1">，</xsl:if>
			<xsl:value-of select="normalize-space()"/>
		</xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
