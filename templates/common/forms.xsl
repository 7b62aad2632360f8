<?xml version="1.0" encoding="UTF-8"?>
<!-- forms.xsl: what stands above the title in the special forms: letter, order, minutes and numbered series -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<!-- 信函: the lead organ's name, a double line 170 mm long, below it the notes at the left and the number
	     at the right.  The lower double line stands in the first page's foot (page.xsl). -->
	<xsl:template name="front-letter">
		<xsl:param name="copy"/>
		<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="letter-line-upper">
			<fo:block role="Artifact" xsl:use-attribute-sets="letter-line-thick"/>
			<fo:block role="Artifact" xsl:use-attribute-sets="letter-line-thin"/>
		</fo:block-container>
		<fo:block role="P" xsl:use-attribute-sets="letter-mark">
			<xsl:value-of select="normalize-space(head/organ[1])"/>
		</fo:block>
		<fo:block-container xsl:use-attribute-sets="letter-notes">
			<xsl:apply-templates select="head/copy-number | head/secrecy | head/urgency">
				<xsl:with-param name="copy" select="$copy"/>
			</xsl:apply-templates>
			<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="letter-number-box">
				<fo:block role="P" xsl:use-attribute-sets="letter-number">
					<xsl:value-of select="normalize-space(head/document-number)"/>
				</fo:block>
			</fo:block-container>
		</fo:block-container>
	</xsl:template>

	<!-- 命令（令） -->
	<xsl:template name="front-order">
		<xsl:param name="copy"/>
		<xsl:apply-templates select="head/copy-number | head/secrecy | head/urgency">
			<xsl:with-param name="copy" select="$copy"/>
		</xsl:apply-templates>
		<fo:block role="H1" xsl:use-attribute-sets="mark">
			<xsl:value-of select="$order-mark"/>
		</fo:block>
		<fo:block role="P" xsl:use-attribute-sets="order-number">
			<xsl:value-of select="normalize-space(head/document-number)"/>
		</fo:block>
	</xsl:template>

	<xsl:variable name="order-mark">
		<xsl:value-of select="normalize-space(/*/head/organ)"/>
		<xsl:choose>
			<xsl:when test="/*/head/@mark">
				<xsl:value-of select="/*/head/@mark"/>
			</xsl:when>
			<xsl:otherwise>令</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- 纪要, 简报 and other numbered series: name, number of the issue, office and date above the red line -->
	<xsl:template name="front-series">
		<xsl:param name="copy"/>
		<xsl:apply-templates select="head/secrecy | head/keeping | head/urgency"/>
		<xsl:for-each select="head/copy-number">
			<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="series-copy-box">
				<fo:block role="P" xsl:use-attribute-sets="series-copy-number">
					<xsl:choose>
						<xsl:when test="@last">
							<xsl:value-of select="format-number($copy, '000000')"/>
						</xsl:when>
						<xsl:otherwise>
							<xsl:value-of select="normalize-space()"/>
						</xsl:otherwise>
					</xsl:choose>
				</fo:block>
			</fo:block-container>
		</xsl:for-each>
		<xsl:for-each select="head/organ">
			<fo:block role="P" xsl:use-attribute-sets="series-organ">
				<xsl:value-of select="normalize-space()"/>
			</fo:block>
		</xsl:for-each>
		<fo:block role="P" xsl:use-attribute-sets="series-name">
			<xsl:value-of select="normalize-space(head/name)"/>
		</fo:block>
		<fo:block role="P" xsl:use-attribute-sets="series-issue">
			<xsl:value-of select="normalize-space(head/issue)"/>
			<xsl:for-each select="head/total">
				<xsl:value-of select="concat('（', normalize-space(), '）')"/>
			</xsl:for-each>
		</fo:block>
		<fo:block xsl:use-attribute-sets="series-office-and-date">
			<fo:block-container xsl:use-attribute-sets="series-line">
				<fo:block role="P" xsl:use-attribute-sets="series-office">
					<xsl:value-of select="normalize-space(head/office)"/>
				</fo:block>
				<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="series-date-box">
					<fo:block role="P" xsl:use-attribute-sets="series-date">
						<xsl:value-of select="normalize-space(head/date)"/>
					</fo:block>
				</fo:block-container>
			</fo:block-container>
		</fo:block>
	</xsl:template>

	<xsl:template match="head/keeping">
		<fo:block role="P" xsl:use-attribute-sets="keeping">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
