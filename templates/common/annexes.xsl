<?xml version="1.0" encoding="UTF-8"?>
<!-- annexes.xsl: what follows the text on pages of its own, in front of the 版记: what is issued, and 附件

     The word 附件 and its number stand on the page's first line, the title on the third; the title is
     the name in 附件说明, so the two cannot differ. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:template match="issued">
		<fo:block xsl:use-attribute-sets="annex">
			<xsl:apply-templates select="title"/>
			<xsl:apply-templates select="remark | body"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="issued/title">
		<fo:block role="H1" linefeed-treatment="preserve" xsl:use-attribute-sets="issued-title">
			<xsl:apply-templates select="node()" mode="title"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="annex">
		<fo:block xsl:use-attribute-sets="annex">
			<xsl:call-template name="annex-content"/>
		</fo:block>
	</xsl:template>

	<xsl:template name="annex-content">
		<xsl:variable name="entry" select="/*/attachments/attachment[@id = current()/@of]"/>
		<fo:block role="P" xsl:use-attribute-sets="annex-label">
			<xsl:if test="@bound = 'no'">
				<xsl:value-of select="normalize-space(/*/head/document-number)"/>
			</xsl:if>
			<xsl:text>附件</xsl:text>
			<xsl:apply-templates select="$entry" mode="number"/>
		</fo:block>
		<xsl:choose>
			<xsl:when test="title">
				<xsl:apply-templates select="title" mode="annexed"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="$entry" mode="annexed"/>
			</xsl:otherwise>
		</xsl:choose>
		<xsl:apply-templates select="remark | body"/>
	</xsl:template>

	<!-- The text begins on the next of the page's lines, one line or a little more below the title. -->
	<xsl:template match="title | attachment" mode="annexed">
		<fo:block role="H1" linefeed-treatment="preserve" xsl:use-attribute-sets="annexed-title">
			<xsl:apply-templates select="node()" mode="title"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="issued/body | annex/body">
		<fo:block xsl:use-attribute-sets="annexed-body">
			<xsl:apply-templates select="*"/>
		</fo:block>
	</xsl:template>

	<!-- set across: a sequence of pages with the body turned to the left -->
	<xsl:template name="annex-across">
		<fo:page-sequence master-reference="across">
			<xsl:call-template name="page-numbers"/>
			<fo:flow flow-name="xsl-region-body">
				<fo:block xsl:use-attribute-sets="annex-across">
					<xsl:call-template name="annex-content"/>
				</fo:block>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<!-- not bound with the text: pages are counted anew -->
	<xsl:template name="annex-apart">
		<xsl:variable name="across" select="@orientation = 'landscape'"/>
		<fo:page-sequence initial-page-number="1"
			master-reference="{concat(substring('across', 1, 6 * $across), substring('official', 1, 8 * not($across)))}">
			<xsl:call-template name="page-numbers"/>
			<fo:flow flow-name="xsl-region-body">
				<fo:block xsl:use-attribute-sets="annex-across">
					<xsl:call-template name="annex-content"/>
				</fo:block>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<!-- ==== entries of a bulletin ==== -->

	<xsl:template match="entry">
		<fo:block xsl:use-attribute-sets="entry">
			<xsl:apply-templates select="title"/>
			<fo:block xsl:use-attribute-sets="entry-body">
				<xsl:apply-templates select="body/*"/>
			</fo:block>
			<xsl:apply-templates select="by"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="entry/title">
		<fo:block role="H1" linefeed-treatment="preserve" xsl:use-attribute-sets="entry-title">
			<xsl:apply-templates select="node()" mode="title"/>
		</fo:block>
	</xsl:template>

	<!-- 本期要目: in front of the 编者按 -->
	<xsl:template name="contents">
		<fo:block xsl:use-attribute-sets="contents">
			<fo:block role="H2" xsl:use-attribute-sets="contents-title">本期要目</fo:block>
			<xsl:for-each select="/*/entry">
				<fo:block role="P" xsl:use-attribute-sets="contents-line">
					<xsl:apply-templates select="title/node()" mode="contents"/>
				</fo:block>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<xsl:template match="text()" mode="contents">
		<xsl:value-of select="normalize-space()"/>
	</xsl:template>

	<xsl:template match="editors-note">
		<fo:block xsl:use-attribute-sets="editors-note">
			<xsl:apply-templates select="p"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="editors-note/p">
		<fo:block role="P" xsl:use-attribute-sets="paragraph">
			<xsl:if test="not(preceding-sibling::p)">
				<fo:inline xsl:use-attribute-sets="editors-note-label">
					<xsl:call-template name="word">
						<xsl:with-param name="is" select="'编者按：'"/>
					</xsl:call-template>
				</fo:inline>
			</xsl:if>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
