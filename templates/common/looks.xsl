<?xml version="1.0" encoding="UTF-8"?>
<!-- looks.xsl: the names that templates ask for and styles fill in.

     Everything here is empty or a bare minimum, so that a template gives a readable document without
     any style.  A style declares the same names again; it is imported later and wins. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

	<!-- the width of one character of body text in points, how many stand on a line, a line's height and how
	     many a page has -->
	<xsl:param name="cell" select="12"/>
	<xsl:param name="line-cells" select="37"/>
	<xsl:variable name="line" select="18"/>
	<xsl:variable name="page-lines" select="40"/>
	<!-- a line in a table -->
	<xsl:variable name="table-line" select="$line"/>
	<!-- from one row of the head to the next -->
	<xsl:variable name="head-row" select="$line"/>
	<!-- points: a seal, the gap between two, the picture of a 签名章, a name set in its place -->
	<xsl:variable name="seal-width" select="127.559"/>
	<xsl:variable name="seal-gap" select="5"/>
	<xsl:variable name="seal-color" select="'#FF0000'"/>
	<xsl:variable name="signature-seal-width" select="96"/>
	<xsl:variable name="signature-seal-height" select="36"/>
	<xsl:variable name="signature-name-size" select="16"/>
	<!-- show: a broken circle where a seal will be pressed -->
	<xsl:param name="seals" select="'hide'"/>
	<!-- true: 主送 is too long for page 1 and stands in the 版记 -->
	<xsl:variable name="to-moved" select="false()"/>
	<!-- true: what stands above the text may fill page 1 -->
	<xsl:variable name="first-page-full" select="false()"/>
	<!-- the only organ's seal, when the document does not name it -->
	<xsl:param name="seal-picture" select="''"/>

	<!-- sheet and regions -->
	<xsl:attribute-set name="page-odd"/>
	<xsl:attribute-set name="page-even"/>
	<xsl:attribute-set name="page-blank"/>
	<xsl:attribute-set name="region-body">
		<xsl:attribute name="margin-bottom">3em</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="region-body-letter" use-attribute-sets="region-body"/>
	<xsl:attribute-set name="region-body-across" use-attribute-sets="region-body"/>
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
	<xsl:attribute-set name="no-document-number"/>
	<xsl:attribute-set name="number-and-signers"/>
	<xsl:attribute-set name="number-and-signers-box"/>
	<xsl:attribute-set name="head-words-box"/>
	<xsl:attribute-set name="head-words"/>
	<xsl:attribute-set name="signer"/>
	<xsl:attribute-set name="spread"/>

	<!-- special forms -->
	<xsl:attribute-set name="letter-mark"/>
	<xsl:attribute-set name="letter-line-upper"/>
	<xsl:attribute-set name="letter-line-lower"/>
	<xsl:attribute-set name="letter-line-thick"/>
	<xsl:attribute-set name="letter-line-thin"/>
	<xsl:attribute-set name="letter-notes"/>
	<xsl:attribute-set name="letter-number-box"/>
	<xsl:attribute-set name="letter-number"/>
	<xsl:attribute-set name="order-number"/>
	<xsl:attribute-set name="series-copy-box"/>
	<xsl:attribute-set name="series-copy-number"/>
	<xsl:attribute-set name="keeping"/>
	<xsl:attribute-set name="series-organ"/>
	<xsl:attribute-set name="series-name"/>
	<xsl:attribute-set name="series-issue"/>
	<xsl:attribute-set name="series-office-and-date"/>
	<xsl:attribute-set name="series-line"/>
	<xsl:attribute-set name="series-office"/>
	<xsl:attribute-set name="series-date-box"/>
	<xsl:attribute-set name="series-date"/>

	<!-- 主体 -->
	<xsl:attribute-set name="title"/>
	<xsl:attribute-set name="remark"/>
	<xsl:attribute-set name="to"/>
	<!-- of 主送, or of the text where no 主送 parts it from the title -->
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
	<xsl:attribute-set name="chapter"/>
	<xsl:attribute-set name="article-number"/>
	<xsl:attribute-set name="emph"/>
	<xsl:attribute-set name="table-and-caption"/>
	<xsl:attribute-set name="table"/>
	<xsl:attribute-set name="table-caption"/>
	<xsl:attribute-set name="table-unit"/>
	<xsl:attribute-set name="table-remark"/>
	<xsl:attribute-set name="table-header"/>
	<xsl:attribute-set name="table-row"/>
	<xsl:attribute-set name="table-group"/>
	<xsl:attribute-set name="table-cell"/>
	<xsl:attribute-set name="table-text"/>
	<xsl:attribute-set name="figure"/>
	<xsl:attribute-set name="figure-caption"/>

	<!-- after the text -->
	<xsl:attribute-set name="attachments"/>
	<xsl:attribute-set name="attachment"/>
	<xsl:attribute-set name="attendance"/>
	<xsl:attribute-set name="attendees"/>
	<xsl:attribute-set name="attendance-label"/>
	<xsl:attribute-set name="signature"/>
	<xsl:attribute-set name="signature-line"/>
	<xsl:attribute-set name="placed-line"/>
	<xsl:attribute-set name="sealed"/>
	<xsl:attribute-set name="seal"/>
	<xsl:attribute-set name="seal-picture"/>
	<xsl:attribute-set name="signed-by-name"/>
	<xsl:attribute-set name="signed-date"/>
	<xsl:attribute-set name="signer-row"/>
	<xsl:attribute-set name="signer-box"/>
	<xsl:attribute-set name="signer-office"/>
	<xsl:attribute-set name="signer-name"/>
	<xsl:attribute-set name="note"/>

	<!-- 附件 and what is issued -->
	<xsl:attribute-set name="annex">
		<xsl:attribute name="break-before">page</xsl:attribute>
	</xsl:attribute-set>
	<xsl:attribute-set name="annex-across"/>
	<xsl:attribute-set name="annex-label"/>
	<xsl:attribute-set name="annexed-title"/>
	<xsl:attribute-set name="issued-title"/>
	<xsl:attribute-set name="annexed-body"/>

	<!-- 简报 -->
	<xsl:attribute-set name="contents"/>
	<xsl:attribute-set name="contents-title"/>
	<xsl:attribute-set name="contents-line"/>
	<xsl:attribute-set name="editors-note"/>
	<xsl:attribute-set name="editors-note-label"/>
	<xsl:attribute-set name="entry"/>
	<xsl:attribute-set name="entry-title"/>
	<xsl:attribute-set name="entry-body"/>
	<xsl:attribute-set name="by"/>

	<!-- 版记 -->
	<xsl:param name="imprint-page" select="'last-page'"/>
	<xsl:param name="tail-page" select="'last-page'"/>
	<xsl:attribute-set name="imprint"/>
	<xsl:attribute-set name="imprint-part"/>
	<xsl:attribute-set name="imprint-first"/>
	<xsl:attribute-set name="imprint-next"/>
	<xsl:attribute-set name="imprint-last"/>
	<xsl:attribute-set name="imprint-organs"/>
	<xsl:attribute-set name="imprint-line"/>
	<xsl:attribute-set name="imprint-start"/>
	<xsl:attribute-set name="imprint-end-box"/>
	<xsl:attribute-set name="imprint-end"/>
	<xsl:attribute-set name="tail-organs"/>
	<xsl:attribute-set name="tail-copies"/>
</xsl:stylesheet>
