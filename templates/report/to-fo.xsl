<?xml version="1.0" encoding="UTF-8"?>
<!-- 报告: from the source to formatting objects. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../common/official.xsl"/>
</xsl:stylesheet>
