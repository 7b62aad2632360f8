<?xml version="1.0" encoding="UTF-8"?>
<!-- numbering.xsl: numbers as offices write them, and the width of a line of words -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

	<!-- 1 to 199 in Chinese: 一 … 十 十一 … 二十 … 九十九 一百 一百零一 …; what is larger stays in digits -->
	<xsl:template name="chinese-number">
		<xsl:param name="n"/>
		<xsl:variable name="tens" select="floor($n div 10)"/>
		<xsl:variable name="ones" select="$n mod 10"/>
		<xsl:choose>
			<xsl:when test="$n &lt; 1 or $n &gt; 199">
				<xsl:value-of select="$n"/>
			</xsl:when>
			<xsl:when test="$n &gt; 99">
				<xsl:text>一百</xsl:text>
				<xsl:if test="$n &gt; 100 and $n &lt; 110">零</xsl:if>
				<!-- 一百一十, but 十 -->
				<xsl:if test="$tens = 11">一</xsl:if>
				<xsl:if test="$n &gt; 100">
					<xsl:call-template name="chinese-number">
						<xsl:with-param name="n" select="$n - 100"/>
					</xsl:call-template>
				</xsl:if>
			</xsl:when>
			<xsl:otherwise>
				<xsl:if test="$tens &gt; 1">
					<xsl:value-of select="substring('一二三四五六七八九', $tens, 1)"/>
				</xsl:if>
				<xsl:if test="$tens &gt; 0">十</xsl:if>
				<xsl:if test="$ones &gt; 0">
					<xsl:value-of select="substring('一二三四五六七八九', $ones, 1)"/>
				</xsl:if>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- the number in front of each level, with the mark that belongs to it -->
	<xsl:template match="part[ancestor::body[1]/@numbered = 'no'] | section[ancestor::body[1]/@numbered = 'no']"
		mode="number" priority="2"/>

	<xsl:template match="chapter" mode="number">
		<xsl:text>第</xsl:text>
		<xsl:call-template name="chinese-number">
			<xsl:with-param name="n" select="count(preceding-sibling::chapter) + 1"/>
		</xsl:call-template>
		<xsl:text>章</xsl:text>
	</xsl:template>

	<!-- articles are counted through all chapters -->
	<xsl:template match="article" mode="number">
		<xsl:variable name="first" select="generate-id(ancestor::body[1])"/>
		<xsl:text>第</xsl:text>
		<xsl:call-template name="chinese-number">
			<xsl:with-param name="n" select="count(preceding::article[generate-id(ancestor::body[1]) = $first]) + 1"/>
		</xsl:call-template>
		<xsl:call-template name="word">
			<xsl:with-param name="is" select="'条'"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="part" mode="number">
		<xsl:call-template name="chinese-number">
			<xsl:with-param name="n" select="count(preceding-sibling::part) + 1"/>
		</xsl:call-template>
		<xsl:text>、</xsl:text>
	</xsl:template>

	<xsl:template match="section" mode="number">
		<xsl:text>（</xsl:text>
		<xsl:call-template name="chinese-number">
			<xsl:with-param name="n" select="count(preceding-sibling::section) + 1"/>
		</xsl:call-template>
		<xsl:text>）</xsl:text>
	</xsl:template>

	<xsl:template match="item" mode="number">
		<xsl:value-of select="count(preceding-sibling::item) + 1"/>
		<xsl:text>.</xsl:text>
	</xsl:template>

	<xsl:template match="point" mode="number">
		<xsl:text>（</xsl:text>
		<xsl:value-of select="count(preceding-sibling::point) + 1"/>
		<xsl:text>）</xsl:text>
	</xsl:template>

	<!-- 附件 are numbered only when there are several -->
	<xsl:template match="attachment" mode="number">
		<xsl:if test="count(../attachment) &gt; 1">
			<xsl:value-of select="count(preceding-sibling::attachment) + 1"/>
		</xsl:if>
	</xsl:template>

	<!-- how many cells a line of words takes: digits half a cell, a point or a blank a quarter, all else one -->
	<xsl:template name="cells">
		<xsl:param name="text"/>
		<xsl:variable name="words" select="normalize-space($text)"/>
		<xsl:variable name="no-digits" select="translate($words, '0123456789', '')"/>
		<xsl:variable name="full" select="translate($no-digits, '. ', '')"/>
		<xsl:value-of select="string-length($full)
			+ 0.5 * (string-length($words) - string-length($no-digits))
			+ 0.25 * (string-length($no-digits) - string-length($full))"/>
	</xsl:template>
</xsl:stylesheet>
