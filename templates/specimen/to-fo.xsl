<?xml version="1.0" encoding="UTF-8"?>
<!-- 样张: from the source to formatting objects. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:yf="urn:yinfa:fo">
	<!-- styles speak of what official documents declare -->
	<xsl:import href="../common/official.xsl"/>

	<xsl:template match="/">
		<xsl:apply-templates select="specimen" mode="specimen"/>
	</xsl:template>

	<xsl:template match="specimen" mode="specimen">
		<fo:root language="zh" country="CN" font-family="宋体, serif" font-size="14pt" line-height="28pt" text-align="justify"
			axf:avoid-widow-words="true">
			<fo:layout-master-set>
				<fo:simple-page-master master-name="page" page-width="210mm" page-height="297mm" margin="26mm 30mm 18mm">
					<fo:region-body margin-bottom="12mm"/>
					<fo:region-after extent="8mm"/>
				</fo:simple-page-master>
			</fo:layout-master-set>
			<fo:page-sequence master-reference="page">
				<fo:static-content flow-name="xsl-region-after">
					<fo:block text-align="center" font-size="10.5pt" line-height="14pt">— <fo:page-number/> —</fo:block>
				</fo:static-content>
				<fo:flow flow-name="xsl-region-body">
					<fo:block font-family="小标宋" font-size="24pt" line-height="36pt" text-align="center" space-after="10pt">
						<xsl:value-of select="title"/>
					</fo:block>
					<xsl:apply-templates select="page" mode="specimen"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<xsl:template match="page" mode="specimen">
		<fo:block>
			<xsl:if test="position() &gt; 1"><xsl:attribute name="break-before">page</xsl:attribute></xsl:if>
			<xsl:apply-templates select="@country" mode="specimen"/>
			<fo:block font-family="黑体" font-size="15pt" space-after="8pt" keep-with-next.within-page="always"
				border-bottom="0.75pt solid black" axf:outline-level="1">
				<xsl:value-of select="heading"/>
			</fo:block>
			<xsl:apply-templates select="example" mode="specimen"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="example" mode="specimen">
		<fo:block space-before="14pt" space-before.conditionality="discard">
			<xsl:apply-templates select="@country | @marks" mode="specimen"/>
			<fo:block font-family="楷体" font-size="11pt" line-height="18pt" color="#8a2b1c" space-after="4pt"
				keep-with-next.within-page="always">
				<xsl:value-of select="caption"/>
			</fo:block>
			<xsl:choose>
				<xsl:when test="@mode = 'vertical'">
					<fo:block-container writing-mode="tb-rl" height="{@height}" border="0.5pt solid #999999" padding="8pt" margin-left="8.5pt">
						<xsl:apply-templates select="p" mode="specimen"/>
					</fo:block-container>
				</xsl:when>
				<xsl:when test="@mode = 'couplet'">
					<fo:block-container writing-mode="tb-rl" height="{@height}">
						<xsl:for-each select="p">
							<fo:block font-family="楷体" font-size="34pt" line-height="64pt" color="#ffd24d" background-color="#a3160f"
								text-align="center" text-align-last="center" space-after="40pt">
								<xsl:apply-templates mode="specimen"/>
							</fo:block>
						</xsl:for-each>
					</fo:block-container>
				</xsl:when>
				<xsl:otherwise><xsl:apply-templates select="p" mode="specimen"/></xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template match="@country" mode="specimen"><xsl:attribute name="country"><xsl:value-of select="."/></xsl:attribute></xsl:template>
	<xsl:template match="@marks" mode="specimen"><xsl:attribute name="yf:punctuation-style"><xsl:value-of select="."/></xsl:attribute></xsl:template>

	<xsl:template match="p" mode="specimen">
		<fo:block text-indent="2em"><xsl:apply-templates mode="specimen"/></fo:block>
	</xsl:template>

	<xsl:template match="dot" mode="specimen"><fo:inline axf:text-emphasis-style="filled dot"><xsl:apply-templates mode="specimen"/></fo:inline></xsl:template>
	<xsl:template match="person" mode="specimen"><fo:inline text-decoration="underline"><xsl:apply-templates mode="specimen"/></fo:inline></xsl:template>
	<xsl:template match="book" mode="specimen">
		<fo:inline text-decoration="underline" axf:text-line-style="wavy"><xsl:apply-templates mode="specimen"/></fo:inline>
	</xsl:template>
	<xsl:template match="gloss" mode="specimen"><fo:inline yf:warichu="true"><xsl:apply-templates mode="specimen"/></fo:inline></xsl:template>
	<xsl:template match="small" mode="specimen"><fo:inline font-size="75%"><xsl:apply-templates mode="specimen"/></fo:inline></xsl:template>
	<xsl:template match="ruby" mode="specimen">
		<axf:ruby><axf:ruby-base><xsl:value-of select="base"/></axf:ruby-base><axf:ruby-text><xsl:value-of select="reading"/></axf:ruby-text></axf:ruby>
	</xsl:template>
</xsl:stylesheet>
