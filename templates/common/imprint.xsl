<?xml version="1.0" encoding="UTF-8"?>
<!-- imprint.xsl: 版记, at the foot of the last even page; 报尾 of a numbered series

     Lines are borders of blocks as wide as the type area; the words stand in blocks inside them.  The
     letter form has only 抄送, without lines, on its last page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:yf="urn:yinfa:fo">

	<xsl:template match="imprint">
		<xsl:choose>
			<xsl:when test="$form = 'letter'">
				<fo:block yf:pin="last-page" xsl:use-attribute-sets="imprint">
					<xsl:apply-templates select="$imprint-organs[not(self::sent)]" mode="imprint"/>
				</fo:block>
			</xsl:when>
			<xsl:otherwise>
				<fo:block yf:pin="{$imprint-page}" xsl:use-attribute-sets="imprint">
					<xsl:call-template name="imprint-parts"/>
				</fo:block>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 主送, if it stands here or was moved here, 抄送, 分送 -->
	<xsl:variable name="imprint-organs" select="/*/imprint/to | /*/imprint/cc | /*/imprint/sent | /*/to[$to-moved]"/>

	<!-- the first line thick, then thin ones between the parts, the last one thick -->
	<xsl:template name="imprint-parts">
		<xsl:if test="$imprint-organs">
			<fo:block xsl:use-attribute-sets="imprint-part imprint-first">
				<xsl:apply-templates select="$imprint-organs" mode="imprint"/>
			</fo:block>
		</xsl:if>
		<xsl:choose>
			<xsl:when test="printer and $imprint-organs">
				<fo:block xsl:use-attribute-sets="imprint-part imprint-next">
					<xsl:call-template name="imprint-print"/>
				</fo:block>
			</xsl:when>
			<xsl:when test="printer">
				<fo:block xsl:use-attribute-sets="imprint-part imprint-first">
					<xsl:call-template name="imprint-print"/>
				</fo:block>
			</xsl:when>
		</xsl:choose>
		<xsl:if test="reprinter">
			<fo:block xsl:use-attribute-sets="imprint-part imprint-next">
				<xsl:call-template name="two-ends">
					<xsl:with-param name="start" select="reprinter"/>
					<xsl:with-param name="end" select="reprinted"/>
					<xsl:with-param name="word" select="'翻印'"/>
				</xsl:call-template>
			</fo:block>
		</xsl:if>
		<fo:block role="Artifact" xsl:use-attribute-sets="imprint-last"/>
	</xsl:template>

	<xsl:template name="imprint-print">
		<xsl:call-template name="two-ends">
			<xsl:with-param name="start" select="printer"/>
			<xsl:with-param name="end" select="printed"/>
			<xsl:with-param name="word" select="'印发'"/>
		</xsl:call-template>
	</xsl:template>

	<!-- one line: an organ at its start, a date and a word at its end -->
	<xsl:template name="two-ends">
		<xsl:param name="start"/>
		<xsl:param name="end"/>
		<xsl:param name="word"/>
		<fo:block-container xsl:use-attribute-sets="imprint-line">
			<fo:block role="P" xsl:use-attribute-sets="imprint-start">
				<xsl:value-of select="normalize-space($start)"/>
			</fo:block>
			<fo:block-container absolute-position="absolute" xsl:use-attribute-sets="imprint-end-box">
				<fo:block role="P" xsl:use-attribute-sets="imprint-end">
					<xsl:value-of select="normalize-space($end)"/>
					<xsl:call-template name="word">
						<xsl:with-param name="is" select="$word"/>
					</xsl:call-template>
				</fo:block>
			</fo:block-container>
		</fo:block-container>
	</xsl:template>

	<xsl:template match="to | cc | sent" mode="imprint">
		<fo:block role="P" xsl:use-attribute-sets="imprint-organs">
			<xsl:call-template name="word">
				<xsl:with-param name="is" select="substring('主送抄送分送', 1 + 2 * boolean(self::cc) + 4 * boolean(self::sent), 2)"/>
			</xsl:call-template>
			<xsl:text>：</xsl:text>
			<xsl:call-template name="organs"/>
			<xsl:text>。</xsl:text>
		</fo:block>
	</xsl:template>

	<!-- ==== 报尾 ==== -->

	<xsl:template match="tail">
		<fo:block yf:pin="{$tail-page}" xsl:use-attribute-sets="imprint">
			<fo:block xsl:use-attribute-sets="imprint-part imprint-first">
				<xsl:apply-templates select="report | send | issue"/>
			</fo:block>
			<xsl:if test="editor or checker or signer">
				<fo:block xsl:use-attribute-sets="imprint-part imprint-next">
					<fo:block role="P" xsl:use-attribute-sets="imprint-start">
						<xsl:for-each select="editor | checker | signer">
							<xsl:if test="position() &gt; 1">　　</xsl:if>
							<xsl:call-template name="word">
								<xsl:with-param name="is" select="concat(substring('责任编辑', 1, 4 * boolean(self::editor)),
									substring('审核', 1, 2 * boolean(self::checker)),
									substring('签发', 1, 2 * boolean(self::signer)), '：')"/>
							</xsl:call-template>
							<xsl:value-of select="normalize-space()"/>
						</xsl:for-each>
					</fo:block>
				</fo:block>
			</xsl:if>
			<fo:block role="Artifact" xsl:use-attribute-sets="imprint-last"/>
			<xsl:if test="copies">
				<fo:block role="P" xsl:use-attribute-sets="tail-copies">
					<xsl:value-of select="concat('（共印', normalize-space(copies), '份）')"/>
				</fo:block>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<xsl:template match="tail/report | tail/send | tail/issue">
		<fo:block role="P" xsl:use-attribute-sets="tail-organs">
			<xsl:call-template name="word">
				<xsl:with-param name="is" select="substring('报送发', 1 + boolean(self::send) + 2 * boolean(self::issue), 1)"/>
			</xsl:call-template>
			<xsl:text>：</xsl:text>
			<xsl:call-template name="organs"/>
			<xsl:text>。</xsl:text>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
