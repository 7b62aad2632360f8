<?xml version="1.0" encoding="UTF-8"?>
<!-- official.xsl: the whole of an official document, for every kind

     A kind's to-fo.xsl imports this file and no more, unless it says which form it has ($form):
     general (GB/T 9704, 7), letter (10.1), order (10.2), minutes (10.3), bulletin (not in the standard). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:import href="looks.xsl"/>
	<xsl:import href="words.xsl"/>
	<xsl:import href="numbering.xsl"/>
	<xsl:import href="page.xsl"/>
	<xsl:import href="letterhead.xsl"/>
	<xsl:import href="forms.xsl"/>
	<xsl:import href="levels.xsl"/>
	<xsl:import href="tables.xsl"/>
	<xsl:import href="closing.xsl"/>
	<xsl:import href="signature.xsl"/>
	<xsl:import href="annexes.xsl"/>
	<xsl:import href="imprint.xsl"/>

	<xsl:strip-space elements="*"/>
	<xsl:preserve-space elements="p cell"/>

	<xsl:variable name="form">
		<xsl:choose>
			<xsl:when test="/*/@form">
				<xsl:value-of select="/*/@form"/>
			</xsl:when>
			<xsl:otherwise>general</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<xsl:template match="/*">
		<fo:root xml:lang="{$language}" xsl:use-attribute-sets="root">
			<xsl:call-template name="page-masters"/>
			<xsl:call-template name="copies">
				<xsl:with-param name="first" select="number(head/copy-number)"/>
				<xsl:with-param name="last" select="number((head/copy-number/@last | head/copy-number[not(@last)])[1])"/>
			</xsl:call-template>
		</fo:root>
	</xsl:template>

	<!-- One copy after the other, each from page 1; halved, so that a thousand copies nest ten deep. -->
	<xsl:template name="copies">
		<xsl:param name="first"/>
		<xsl:param name="last"/>
		<xsl:variable name="middle" select="floor(($first + $last) div 2)"/>
		<xsl:choose>
			<xsl:when test="$last &gt; $first">
				<xsl:call-template name="copies">
					<xsl:with-param name="first" select="$first"/>
					<xsl:with-param name="last" select="$middle"/>
				</xsl:call-template>
				<xsl:call-template name="copies">
					<xsl:with-param name="first" select="$middle + 1"/>
					<xsl:with-param name="last" select="$last"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="." mode="sequences">
					<xsl:with-param name="copy" select="$first"/>
				</xsl:apply-templates>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The text and, up to the first one set across, what is bound with it; then a sequence for each
	     annex set across and for those behind it; 版记 at the end; then what is not bound. -->
	<xsl:template match="/*" mode="sequences">
		<xsl:param name="copy"/>
		<xsl:variable name="across" select="annex[@orientation = 'landscape' and not(@bound = 'no')]"/>
		<fo:page-sequence master-reference="{$master}" initial-page-number="1">
			<xsl:call-template name="page-numbers"/>
			<fo:flow flow-name="xsl-region-body">
				<xsl:call-template name="front">
					<xsl:with-param name="copy" select="$copy"/>
				</xsl:call-template>
				<xsl:if test="entry[2]">
					<xsl:call-template name="contents"/>
				</xsl:if>
				<xsl:apply-templates select="body | editors-note | entry"/>
				<xsl:apply-templates select="attachments | attendance | signature | date[not(../signature)] | note"/>
				<xsl:apply-templates select="issued"/>
				<xsl:apply-templates select="annex[not(@orientation = 'landscape') and not(@bound = 'no')
					and not(preceding-sibling::annex[@orientation = 'landscape' and not(@bound = 'no')])]"/>
				<xsl:if test="not($across)">
					<xsl:apply-templates select="imprint | tail"/>
				</xsl:if>
			</fo:flow>
		</fo:page-sequence>
		<xsl:for-each select="$across">
			<xsl:variable name="nth" select="position()"/>
			<xsl:variable name="behind" select="following-sibling::annex[not(@orientation = 'landscape')
				and not(@bound = 'no') and count(preceding-sibling::annex[@orientation = 'landscape'
				and not(@bound = 'no')]) = $nth]"/>
			<xsl:call-template name="annex-across"/>
			<xsl:if test="$behind">
				<fo:page-sequence master-reference="official">
					<xsl:call-template name="page-numbers"/>
					<fo:flow flow-name="xsl-region-body">
						<xsl:apply-templates select="$behind"/>
						<xsl:if test="position() = last()">
							<xsl:apply-templates select="/*/imprint | /*/tail"/>
						</xsl:if>
					</fo:flow>
				</fo:page-sequence>
			</xsl:if>
			<!-- alone on the next page, or the next even one -->
			<xsl:if test="not($behind) and position() = last() and (/*/imprint or /*/tail)">
				<xsl:variable name="even" select="(/*/imprint and $form != 'letter' and $imprint-page = 'last-even-page')
					or (/*/tail and $tail-page = 'last-even-page')"/>
				<fo:page-sequence
					master-reference="{concat(substring('imprint', 1, 7 * $even), substring('official', 1, 8 * not($even)))}">
					<xsl:call-template name="page-numbers"/>
					<fo:flow flow-name="xsl-region-body">
						<xsl:apply-templates select="/*/imprint | /*/tail"/>
					</fo:flow>
				</fo:page-sequence>
			</xsl:if>
		</xsl:for-each>
		<xsl:for-each select="annex[@bound = 'no']">
			<xsl:call-template name="annex-apart"/>
		</xsl:for-each>
	</xsl:template>

	<!-- everything above the body -->
	<xsl:template name="front">
		<xsl:param name="copy"/>
		<xsl:choose>
			<xsl:when test="$form = 'letter'">
				<xsl:call-template name="front-letter">
					<xsl:with-param name="copy" select="$copy"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:when test="$form = 'order'">
				<xsl:call-template name="front-order">
					<xsl:with-param name="copy" select="$copy"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:when test="$form = 'minutes' or $form = 'bulletin'">
				<xsl:call-template name="front-series">
					<xsl:with-param name="copy" select="$copy"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="head">
					<xsl:with-param name="copy" select="$copy"/>
				</xsl:apply-templates>
			</xsl:otherwise>
		</xsl:choose>
		<xsl:apply-templates select="title | remark | to"/>
	</xsl:template>

	<!-- without 主送 above it the text follows the title -->
	<xsl:template match="/*/body">
		<xsl:if test="$first-page-full">
			<xsl:message>首页可能不能显示正文：标题、主送机关或签发人过多，宜精简；联合行文可以只用主办机关标志</xsl:message>
		</xsl:if>
		<xsl:choose>
			<xsl:when test="../to and not($to-moved)">
				<xsl:apply-templates select="*"/>
			</xsl:when>
			<xsl:otherwise>
				<fo:block xsl:use-attribute-sets="below-title">
					<xsl:apply-templates select="*"/>
				</fo:block>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
