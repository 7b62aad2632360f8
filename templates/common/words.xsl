<?xml version="1.0" encoding="UTF-8"?>
<!-- words.xsl: the language, and the words that templates add in its characters -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

	<xsl:variable name="language">
		<xsl:choose>
			<xsl:when test="/*/@xml:lang">
				<xsl:value-of select="/*/@xml:lang"/>
			</xsl:when>
			<xsl:otherwise>zh-CN</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="is-traditional" select="starts-with($language, 'zh-TW') or starts-with($language, 'zh-HK')
		or starts-with($language, 'zh-MO') or starts-with($language, 'zh-Hant')"/>

	<!-- the characters of added words that are written differently -->
	<xsl:variable name="simplified">发签请报送这编审责辑总条号间</xsl:variable>
	<xsl:variable name="traditional">發簽請報送這編審責輯總條號間</xsl:variable>

	<xsl:template name="word">
		<xsl:param name="is"/>
		<xsl:choose>
			<xsl:when test="$is-traditional">
				<xsl:value-of select="translate($is, $simplified, $traditional)"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$is"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
