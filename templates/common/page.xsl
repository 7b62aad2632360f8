<?xml version="1.0" encoding="UTF-8"?>
<!-- page.xsl: the masters of an official document and what stands outside the type area

     Odd and even pages carry the number on their outer side.  A page that is only there so that the
     版记 comes to stand on an even one, and the page of such a 版记, carry none: master "blank".
     A letter's first page carries the lower double line instead of a number.  A table set across is
     turned to the left on every page (GB/T 9704, 8), the number stays where it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:variable name="master">
		<xsl:choose>
			<xsl:when test="$form = 'letter'">letter</xsl:when>
			<xsl:otherwise>official</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

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
			<xsl:if test="$form = 'letter'">
				<fo:simple-page-master master-name="letter-first" xsl:use-attribute-sets="page-odd">
					<fo:region-body xsl:use-attribute-sets="region-body-letter"/>
					<fo:region-after region-name="foot-letter" xsl:use-attribute-sets="region-after"/>
				</fo:simple-page-master>
			</xsl:if>
			<xsl:if test="/*/annex[@orientation = 'landscape']">
				<fo:simple-page-master master-name="across-odd" xsl:use-attribute-sets="page-odd">
					<fo:region-body reference-orientation="90" xsl:use-attribute-sets="region-body-across"/>
					<fo:region-after region-name="foot-odd" xsl:use-attribute-sets="region-after"/>
				</fo:simple-page-master>
				<fo:simple-page-master master-name="across-even" xsl:use-attribute-sets="page-even">
					<fo:region-body reference-orientation="90" xsl:use-attribute-sets="region-body-across"/>
					<fo:region-after region-name="foot-even" xsl:use-attribute-sets="region-after"/>
				</fo:simple-page-master>
			</xsl:if>
			<fo:page-sequence-master master-name="official">
				<xsl:call-template name="odd-and-even"/>
			</fo:page-sequence-master>
			<xsl:if test="$form = 'letter'">
				<fo:page-sequence-master master-name="letter">
					<fo:single-page-master-reference master-reference="letter-first"/>
					<xsl:call-template name="odd-and-even"/>
				</fo:page-sequence-master>
			</xsl:if>
			<xsl:if test="/*/annex[@orientation = 'landscape']">
				<!-- 版记 alone: an odd page before it is empty, and neither has a number -->
				<fo:page-sequence-master master-name="imprint">
					<fo:repeatable-page-master-alternatives>
						<fo:conditional-page-master-reference master-reference="blank" blank-or-not-blank="blank"/>
						<fo:conditional-page-master-reference master-reference="even" odd-or-even="even"
							page-position="first"/>
						<fo:conditional-page-master-reference master-reference="blank"/>
					</fo:repeatable-page-master-alternatives>
				</fo:page-sequence-master>
				<fo:page-sequence-master master-name="across">
					<fo:repeatable-page-master-alternatives>
						<fo:conditional-page-master-reference master-reference="blank"
							blank-or-not-blank="blank"/>
						<fo:conditional-page-master-reference master-reference="across-odd" odd-or-even="odd"/>
						<fo:conditional-page-master-reference master-reference="across-even" odd-or-even="even"/>
					</fo:repeatable-page-master-alternatives>
				</fo:page-sequence-master>
			</xsl:if>
		</fo:layout-master-set>
	</xsl:template>

	<xsl:template name="odd-and-even">
		<fo:repeatable-page-master-alternatives>
			<fo:conditional-page-master-reference master-reference="blank" blank-or-not-blank="blank"/>
			<fo:conditional-page-master-reference master-reference="odd" odd-or-even="odd"/>
			<fo:conditional-page-master-reference master-reference="even" odd-or-even="even"/>
		</fo:repeatable-page-master-alternatives>
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
		<xsl:if test="$form = 'letter'">
			<fo:static-content flow-name="foot-letter">
				<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="letter-line-lower">
					<fo:block role="Artifact" xsl:use-attribute-sets="letter-line-thin"/>
					<fo:block role="Artifact" xsl:use-attribute-sets="letter-line-thick"/>
				</fo:block-container>
			</fo:static-content>
		</xsl:if>
	</xsl:template>

	<xsl:template name="page-number">— <fo:page-number/> —</xsl:template>
</xsl:stylesheet>
