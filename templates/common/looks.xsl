<?xml version="1.0" encoding="UTF-8"?>
<!-- looks.xsl: the names that templates ask for and styles fill in.

     Everything here is empty or a bare minimum, so that a template gives a readable document without
     any style.  A style declares the same names again; it is imported later and wins. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

	<!-- the width of one character of body text in points, and how many stand on a line -->
	<xsl:param name="cell" select="12"/>
	<xsl:param name="line-cells" select="37"/>

	<!-- sheet and regions -->
	<xsl:attribute-set name="page-odd"/>
	<xsl:attribute-set name="page-even"/>
	<xsl:attribute-set name="page-blank"/>
	<xsl:attribute-set name="region-body">
		<xsl:attribute name="margin-bottom">3em</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="region-after">
		<xsl:attribute name="extent">2em</xsl:attribute>
	</xsl:attribute-set>

	<!-- text of the whole document -->
	<xsl:attribute-set name="root"/>
	<xsl:attribute-set name="page-number-odd"/>
	<xsl:attribute-set name="page-number-even"/>

	<!-- 版头 -->
	<xsl:attribute-set name="copy-number"/>
	<xsl:attribute-set name="secrecy"/>
	<xsl:attribute-set name="urgency"/>
	<xsl:attribute-set name="mark"/>
	<xsl:attribute-set name="mark-joint"/>
	<xsl:attribute-set name="mark-joint-names"/>
	<xsl:attribute-set name="mark-joint-name"/>
	<xsl:attribute-set name="mark-joint-word-box"/>
	<xsl:attribute-set name="mark-joint-word"/>
	<xsl:attribute-set name="document-number"/>

	<!-- 主体 -->
	<xsl:attribute-set name="title"/>
	<xsl:attribute-set name="to"/>
	<!-- joined to the first paragraph when no 主送 stands between it and the title -->
	<xsl:attribute-set name="below-title"/>
	<xsl:attribute-set name="paragraph"/>
	<xsl:attribute-set name="heading"/>
	<xsl:attribute-set name="heading-part"/>
	<xsl:attribute-set name="heading-section"/>
	<xsl:attribute-set name="heading-item"/>
	<xsl:attribute-set name="heading-point"/>
	<xsl:attribute-set name="run-in-part"/>
	<xsl:attribute-set name="run-in-section"/>
	<xsl:attribute-set name="run-in-item"/>
	<xsl:attribute-set name="run-in-point"/>
	<xsl:attribute-set name="emph"/>
	<xsl:attribute-set name="attachments"/>
	<xsl:attribute-set name="attachment"/>
	<xsl:attribute-set name="signature"/>
	<xsl:attribute-set name="signature-line"/>
	<xsl:attribute-set name="note"/>

	<!-- 版记 -->
	<xsl:param name="imprint-page" select="'last-page'"/>
	<xsl:attribute-set name="imprint"/>
	<xsl:attribute-set name="imprint-copies"/>
	<xsl:attribute-set name="imprint-organs"/>
	<xsl:attribute-set name="imprint-print"/>
	<xsl:attribute-set name="imprint-print-box"/>
	<xsl:attribute-set name="imprint-printed-box"/>
	<xsl:attribute-set name="imprint-printer"/>
	<xsl:attribute-set name="imprint-printed"/>
</xsl:stylesheet>
