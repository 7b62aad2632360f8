<?xml version="1.0" encoding="UTF-8"?>
<!-- page.xsl: the masters of an official document and what stands outside the type area

     Odd and even pages carry the number on their outer side.  A page that is only there so that the
     版记 comes to stand on an even one, and the page of such a 版记, carry none: master "blank". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:template name="page-masters">
		<fo:layout-master-set>
			<fo:simple-page-master master-name="odd" xsl:use-attribute-sets="page-odd">
				<fo:region-body xsl:use-attribute-sets="region-body"/>
				<fo:region-after region-name="foot-odd" xsl:use-attribute-sets="region-after"/>
			</fo:simple-page-master>
			<fo:simple-page-master master-name="even" xsl:use-attribute-sets="page-even">
				<fo:region-body xsl:use-attribute-sets="region-body"/>
				<fo:region-after region-name="foot-even" xsl:use-attribute-sets="region-after"/>
			</fo:simple-page-master>
			<fo:simple-page-master master-name="blank" xsl:use-attribute-sets="page-blank">
				<fo:region-body xsl:use-attribute-sets="region-body"/>
			</fo:simple-page-master>
			<fo:page-sequence-master master-name="official">
				<fo:repeatable-page-master-alternatives>
					<fo:conditional-page-master-reference master-reference="blank"
						blank-or-not-blank="blank"/>
					<fo:conditional-page-master-reference master-reference="odd" odd-or-even="odd"/>
					<fo:conditional-page-master-reference master-reference="even" odd-or-even="even"/>
				</fo:repeatable-page-master-alternatives>
			</fo:page-sequence-master>
		</fo:layout-master-set>
	</xsl:template>

	<xsl:template name="page-numbers">
		<fo:static-content flow-name="foot-odd">
			<fo:block role="Artifact" xsl:use-attribute-sets="page-number-odd">
				<xsl:call-template name="page-number"/>
			</fo:block>
		</fo:static-content>
		<fo:static-content flow-name="foot-even">
			<fo:block role="Artifact" xsl:use-attribute-sets="page-number-even">
				<xsl:call-template name="page-number"/>
			</fo:block>
		</fo:static-content>
	</xsl:template>

	<xsl:template name="page-number">— <fo:page-number/> —</xsl:template>
</xsl:stylesheet>
