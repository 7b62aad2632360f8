<?xml version="1.0" encoding="UTF-8"?>
<!-- 意见: from the source to formatting objects.  Structure only; looks are the style's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:import href="../common/looks.xsl"/>
	<xsl:import href="../common/numbering.xsl"/>
	<xsl:import href="../common/page.xsl"/>
	<xsl:import href="../common/letterhead.xsl"/>
	<xsl:import href="../common/levels.xsl"/>
	<xsl:import href="../common/closing.xsl"/>
	<xsl:import href="../common/imprint.xsl"/>

	<xsl:strip-space elements="*"/>
	<xsl:preserve-space elements="p"/>

	<xsl:template match="/opinion">
		<fo:root xml:lang="zh-CN" xsl:use-attribute-sets="root">
			<xsl:call-template name="page-masters"/>
			<fo:page-sequence master-reference="official">
				<xsl:call-template name="page-numbers"/>
				<fo:flow flow-name="xsl-region-body">
					<xsl:apply-templates select="head"/>
					<xsl:apply-templates select="title"/>
					<xsl:apply-templates select="to"/>
					<xsl:apply-templates select="body/*"/>
					<xsl:apply-templates select="attachments"/>
					<xsl:apply-templates select="signature"/>
					<xsl:apply-templates select="note"/>
					<xsl:apply-templates select="imprint"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<xsl:template match="opinion/title">
		<xsl:call-template name="title"/>
	</xsl:template>
</xsl:stylesheet>
