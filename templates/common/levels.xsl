<?xml version="1.0" encoding="UTF-8"?>
<!-- levels.xsl: the body's four levels or articles, and its paragraphs

     A heading is either a paragraph of its own or runs in: then it opens the first paragraph and
     ends in 。  Parts and sections stand alone, items and points run in, unless the author says
     otherwise.  A level without a title gives its number to its first paragraph. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:template match="part | section | item | point">
		<xsl:if test="title">
			<xsl:apply-templates select="title"/>
		</xsl:if>
		<xsl:apply-templates select="p | table | figure | section | item | point"/>
	</xsl:template>

	<!-- yes when the title opens the first paragraph -->
	<xsl:template match="title" mode="run-in">
		<xsl:choose>
			<xsl:when test="not(../p)">no</xsl:when>
			<xsl:when test="@run-in">
				<xsl:value-of select="@run-in"/>
			</xsl:when>
			<xsl:when test="parent::item or parent::point">yes</xsl:when>
			<xsl:otherwise>no</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="part/title | section/title | item/title | point/title">
		<xsl:variable name="run-in">
			<xsl:apply-templates select="." mode="run-in"/>
		</xsl:variable>
		<xsl:if test="$run-in = 'no'">
			<xsl:apply-templates select="." mode="heading"/>
		</xsl:if>
	</xsl:template>

	<xsl:template match="part/title" mode="heading">
		<fo:block role="H2" xsl:use-attribute-sets="paragraph heading heading-part">
			<xsl:apply-templates select=".." mode="number"/>
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="section/title" mode="heading">
		<fo:block role="H3" xsl:use-attribute-sets="paragraph heading heading-section">
			<xsl:apply-templates select=".." mode="number"/>
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="item/title" mode="heading">
		<fo:block role="H4" xsl:use-attribute-sets="paragraph heading heading-item">
			<xsl:apply-templates select=".." mode="number"/>
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="point/title" mode="heading">
		<fo:block role="H5" xsl:use-attribute-sets="paragraph heading heading-point">
			<xsl:apply-templates select=".." mode="number"/>
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<!-- paragraphs; the first of a level carries what opens it -->
	<xsl:template match="p">
		<fo:block role="P" xsl:use-attribute-sets="paragraph">
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="part/p[1] | section/p[1] | item/p[1] | point/p[1]">
		<fo:block role="P" xsl:use-attribute-sets="paragraph">
			<xsl:apply-templates select=".." mode="opening"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="*" mode="opening">
		<xsl:variable name="run-in">
			<xsl:apply-templates select="title" mode="run-in"/>
		</xsl:variable>
		<xsl:choose>
			<xsl:when test="not(title)">
				<xsl:apply-templates select="." mode="number"/>
			</xsl:when>
			<xsl:when test="$run-in = 'yes'">
				<xsl:apply-templates select="title" mode="opening"/>
			</xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="part/title" mode="opening">
		<fo:inline xsl:use-attribute-sets="run-in-part">
			<xsl:call-template name="run-in-words"/>
		</fo:inline>
	</xsl:template>

	<xsl:template match="section/title" mode="opening">
		<fo:inline xsl:use-attribute-sets="run-in-section">
			<xsl:call-template name="run-in-words"/>
		</fo:inline>
	</xsl:template>

	<xsl:template match="item/title" mode="opening">
		<fo:inline xsl:use-attribute-sets="run-in-item">
			<xsl:call-template name="run-in-words"/>
		</fo:inline>
	</xsl:template>

	<xsl:template match="point/title" mode="opening">
		<fo:inline xsl:use-attribute-sets="run-in-point">
			<xsl:call-template name="run-in-words"/>
		</fo:inline>
	</xsl:template>

	<xsl:template name="run-in-words">
		<xsl:apply-templates select=".." mode="number"/>
		<xsl:value-of select="concat(normalize-space(), '。')"/>
	</xsl:template>

	<!-- ==== rules and measures ==== -->

	<xsl:template match="chapter">
		<xsl:apply-templates select="title | article"/>
	</xsl:template>

	<xsl:template match="chapter/title">
		<fo:block role="H2" xsl:use-attribute-sets="heading chapter">
			<xsl:apply-templates select=".." mode="number"/>
			<xsl:text>　</xsl:text>
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="article">
		<xsl:apply-templates select="p | section"/>
	</xsl:template>

	<xsl:template match="article/p[not(preceding-sibling::*)]">
		<fo:block role="P" xsl:use-attribute-sets="paragraph">
			<fo:inline xsl:use-attribute-sets="article-number">
				<xsl:apply-templates select=".." mode="number"/>
			</fo:inline>
			<xsl:text>　</xsl:text>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="emph">
		<fo:inline xsl:use-attribute-sets="emph">
			<xsl:value-of select="normalize-space()"/>
		</fo:inline>
	</xsl:template>

	<!-- 附件, with its number when there are several -->
	<xsl:template match="attachment-ref">
		<xsl:text>附件</xsl:text>
		<xsl:apply-templates select="/*/attachments/attachment[@id = current()/@to]" mode="number"/>
	</xsl:template>
</xsl:stylesheet>
