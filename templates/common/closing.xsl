<?xml version="1.0" encoding="UTF-8"?>
<!-- closing.xsl: what ends the text beside the signature: 附件说明, 出席 请假 列席, 附注

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

	<!-- 出席 请假 列席: turned lines begin below the first character after the colon -->
	<xsl:template match="attendance">
		<fo:block xsl:use-attribute-sets="attendance">
			<xsl:apply-templates select="present | absent | observers"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="attendance/*">
		<fo:block role="P" start-indent="{format-number(5 * $cell, '0.###')}pt"
			text-indent="{format-number(-3 * $cell, '0.###')}pt" xsl:use-attribute-sets="attendees">
			<fo:inline xsl:use-attribute-sets="attendance-label">
				<xsl:call-template name="word">
					<xsl:with-param name="is" select="substring('出席请假列席',
						1 + 2 * boolean(self::absent) + 4 * boolean(self::observers), 2)"/>
				</xsl:call-template>
			</fo:inline>
			<xsl:value-of select="concat('：', normalize-space())"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="/*/note">
		<fo:block role="P" xsl:use-attribute-sets="note">
			<xsl:value-of select="concat('（', normalize-space(), '）')"/>
		</fo:block>
	</xsl:template>

	<!-- the author or source of an entry -->
	<xsl:template match="entry/by">
		<fo:block role="P" xsl:use-attribute-sets="by">
			<xsl:value-of select="concat('（', normalize-space(), '）')"/>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
