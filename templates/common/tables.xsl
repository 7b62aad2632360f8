<?xml version="1.0" encoding="UTF-8"?>
<!-- tables.xsl: tables and figures, in the text or as an attachment -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<xsl:template match="table">
		<fo:block xsl:use-attribute-sets="table-and-caption">
			<xsl:apply-templates select="caption | unit"/>
			<fo:table xsl:use-attribute-sets="table">
				<xsl:for-each select="column">
					<fo:table-column column-width="proportional-column-width({@width})"/>
				</xsl:for-each>
				<xsl:if test="header">
					<fo:table-header xsl:use-attribute-sets="table-header">
						<xsl:apply-templates select="header/row"/>
					</fo:table-header>
				</xsl:if>
				<fo:table-body>
					<xsl:apply-templates select="row | group"/>
				</fo:table-body>
			</fo:table>
			<xsl:apply-templates select="remark"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="table/caption">
		<fo:block role="Caption" xsl:use-attribute-sets="table-caption">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="table/unit">
		<fo:block role="P" xsl:use-attribute-sets="table-unit">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="table/remark">
		<fo:block role="P" xsl:use-attribute-sets="table-remark">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="row">
		<fo:table-row xsl:use-attribute-sets="table-row">
			<xsl:if test="@lines">
				<xsl:attribute name="height">
					<xsl:value-of select="concat(format-number(@lines * $table-line, '0.###'), 'pt')"/>
				</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="cell"/>
		</fo:table-row>
	</xsl:template>

	<xsl:template match="table/group">
		<fo:table-row xsl:use-attribute-sets="table-row table-group">
			<fo:table-cell number-columns-spanned="{count(../column)}" xsl:use-attribute-sets="table-cell">
				<fo:block xsl:use-attribute-sets="table-text">
					<xsl:value-of select="normalize-space()"/>
				</fo:block>
			</fo:table-cell>
		</fo:table-row>
	</xsl:template>

	<!-- in a row without cells that reach down from above, a cell knows its column; elsewhere it says its alignment -->
	<xsl:template match="cell">
		<xsl:variable name="column" select="1 + count(preceding-sibling::cell[not(@columns)])
			+ sum(preceding-sibling::cell/@columns)"/>
		<xsl:variable name="from-end" select="count(following-sibling::cell[not(@columns)])
			+ sum(following-sibling::cell/@columns)"/>
		<!-- what reaches into a row does so at its start, as in all tables of tasks: count from the end -->
		<xsl:variable name="columns" select="ancestor::table[1]/column"/>
		<xsl:variable name="align" select="(@align | $columns[last() - $from-end]/@align[not(current()/@align)])[1]"/>
		<fo:table-cell xsl:use-attribute-sets="table-cell">
			<xsl:if test="@columns &gt; 1">
				<xsl:attribute name="number-columns-spanned"><xsl:value-of select="@columns"/></xsl:attribute>
			</xsl:if>
			<xsl:if test="@rows &gt; 1">
				<xsl:attribute name="number-rows-spanned"><xsl:value-of select="@rows"/></xsl:attribute>
			</xsl:if>
			<fo:block linefeed-treatment="preserve" xsl:use-attribute-sets="table-text">
				<xsl:attribute name="text-align">
					<xsl:choose>
						<xsl:when test="ancestor::header or not($align)">center</xsl:when>
						<xsl:otherwise>
							<xsl:value-of select="$align"/>
						</xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
				<xsl:apply-templates/>
			</fo:block>
		</fo:table-cell>
	</xsl:template>

	<xsl:template match="cell/text()">
		<xsl:value-of select="normalize-space()"/>
	</xsl:template>

	<xsl:template match="cell/br">
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template match="cell/serial">
		<xsl:variable name="table" select="generate-id(ancestor::table[1])"/>
		<xsl:value-of select="count(preceding::serial[generate-id(ancestor::table[1]) = $table]) + 1"/>
	</xsl:template>

	<xsl:template match="figure">
		<fo:block role="Figure" xsl:use-attribute-sets="figure">
			<fo:external-graphic src="{@src}" role="{@alt}" content-width="scale-down-to-fit"
				scaling="uniform" width="{@percent}%"/>
		</fo:block>
		<xsl:apply-templates select="caption"/>
	</xsl:template>

	<xsl:template match="figure/caption">
		<fo:block role="Caption" xsl:use-attribute-sets="figure-caption">
			<xsl:value-of select="normalize-space()"/>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
