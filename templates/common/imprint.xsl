<?xml version="1.0" encoding="UTF-8"?>
<!-- imprint.xsl: 版记, at the foot of the last even page

     Lines are borders of blocks as wide as the type area; the words stand in blocks inside them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:yf="urn:yinfa:fo">

	<xsl:template match="imprint">
		<fo:block yf:pin="{$imprint-page}" xsl:use-attribute-sets="imprint">
			<xsl:if test="to or cc">
				<fo:block xsl:use-attribute-sets="imprint-copies">
					<xsl:apply-templates select="to | cc"/>
				</fo:block>
			</xsl:if>
			<fo:block xsl:use-attribute-sets="imprint-print">
				<fo:block-container xsl:use-attribute-sets="imprint-print-box">
					<xsl:apply-templates select="printer"/>
					<fo:block-container absolute-position="absolute"
						xsl:use-attribute-sets="imprint-printed-box">
						<xsl:apply-templates select="printed"/>
					</fo:block-container>
				</fo:block-container>
			</fo:block>
		</fo:block>
	</xsl:template>

	<xsl:template match="imprint/to">
		<fo:block role="P" xsl:use-attribute-sets="imprint-organs">
			<xsl:text>主送：</xsl:text>
			<xsl:call-template name="organs"/>
			<xsl:text>。</xsl:text>
		</fo:block>
	</xsl:template>

	<xsl:template match="imprint/cc">
		<fo:block role="P" xsl:use-attribute-sets="imprint-organs">
			<xsl:text>抄送：</xsl:text>
			<xsl:call-template name="organs"/>
			<xsl:text>。</xsl:text>
		</fo:block>
	</xsl:template>

	<xsl:template match="imprint/printer">
		<fo:block role="P" xsl:use-attribute-sets="imprint-printer">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="imprint/printed">
		<fo:block role="P" xsl:use-attribute-sets="imprint-printed">
			<xsl:value-of select="concat(normalize-space(), '印发')"/>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
