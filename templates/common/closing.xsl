<?xml version="1.0" encoding="UTF-8"?>
<!-- closing.xsl: what ends the text: 附件说明, 署名 and 成文日期, 附注

     Places are counted in cells from the start edge; the width of a cell is the style's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:template match="attachments">
		<fo:block xsl:use-attribute-sets="attachments">
			<xsl:apply-templates select="attachment"/>
		</fo:block>
	</xsl:template>

	<!-- The word 附件： begins two cells in and is three cells wide, so numbers stand at five.
	     A turned name goes on below its own first character: the number and its point hang. -->
	<xsl:template match="attachments/attachment">
		<xsl:variable name="number">
			<xsl:apply-templates select="." mode="number"/>
			<xsl:if test="../attachment[2]">.</xsl:if>
		</xsl:variable>
		<xsl:variable name="hang">
			<xsl:call-template name="cells">
				<xsl:with-param name="text" select="$number"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="label" select="3 * not(preceding-sibling::attachment)"/>
		<fo:block role="P" start-indent="{format-number((5 + $hang) * $cell, '0.###')}pt"
			text-indent="{format-number(-($label + $hang) * $cell, '0.###')}pt"
			xsl:use-attribute-sets="attachment">
			<xsl:if test="$label != 0">附件：</xsl:if>
			<xsl:value-of select="concat($number, normalize-space())"/>
		</fo:block>
	</xsl:template>

	<!-- Unsealed: the name ends two cells inside the line's end, the date begins two cells right of the
	     name's first character.  A date longer than the name ends two cells inside instead, and the
	     name moves to the left with it.  Of several organs the last one stands over the date. -->
	<xsl:template match="signature">
		<xsl:variable name="name">
			<xsl:call-template name="cells">
				<xsl:with-param name="text" select="organ[last()]"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="date">
			<xsl:call-template name="cells">
				<xsl:with-param name="text" select="../date"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="moved" select="($date - $name + 2) * ($date &gt; $name)"/>
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
					<xsl:with-param name="at" select="$line-cells - $name - $moved"/>
				</xsl:call-template>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<xsl:template name="signature-line">
		<xsl:param name="at"/>
		<fo:block role="P" start-indent="{format-number($at * ($at &gt; 0) * $cell, '0.###')}pt"
			xsl:use-attribute-sets="signature-line">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="note">
		<fo:block role="P" xsl:use-attribute-sets="note">
			<xsl:value-of select="concat('（', normalize-space(), '）')"/>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
