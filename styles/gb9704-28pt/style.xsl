<?xml version="1.0" encoding="UTF-8"?>
<!-- gb9704-28pt: an office that sets its lines 28 points apart, with a smaller mark and more room above a part

     The pitch is a widespread habit and not the standard's: 22 lines of 28 points do not fill the type area.
     What is not named here is as in gb9704. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../gb9704/style.xsl"/>

	<xsl:variable name="pitch" select="28"/>
	<xsl:variable name="title-pitch" select="35"/>
	<xsl:param name="mark-largest" select="54"/>
	<xsl:param name="red-line" select="2"/>

	<!-- a part stands out with half a line above -->
	<xsl:attribute-set name="heading-part">
		<xsl:attribute name="space-before">14pt</xsl:attribute>
	</xsl:attribute-set>
</xsl:stylesheet>
