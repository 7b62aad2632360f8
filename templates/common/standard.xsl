<?xml version="1.0" encoding="UTF-8"?>
<!-- standard.xsl: what GB/T 9704-2012 wants of a style, a row for each value

     It is imported after a view and a style; `yinfa check -s STYLE` compares is with wanted.  A row is of a
     variable of the style (name), or of an attribute of an attribute set (set, attribute), which is there
     with the value the style gives it, or with that of the whole text (root).  wanted="" wants no such
     attribute, a | stands between words that are as good as each other.  within is how far a length may be off.

	level   must: without softening; general: 一般, 可以, 推荐; habit: not in the standard

     What the standard leaves open has no row: the size of the mark, the thickness of red lines. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

	<xsl:template match="/" priority="9">
		<standard>
			<xsl:call-template name="wanted-of-pages"/>
			<xsl:call-template name="wanted-of-text"/>
			<xsl:call-template name="wanted-of-head"/>
			<xsl:call-template name="wanted-of-body"/>
			<xsl:call-template name="wanted-of-end"/>
		</standard>
	</xsl:template>

	<xsl:template name="wanted-of-pages">
		<row what="纸张宽度" clause="5.1" level="must" set="page-odd" attribute="page-width" wanted="210mm"
			xsl:use-attribute-sets="page-odd"/>
		<row what="纸张高度" clause="5.1" level="must" set="page-odd" attribute="page-height" wanted="297mm"
			xsl:use-attribute-sets="page-odd"/>
		<row what="订口" clause="5.2.1" level="must" set="page-odd" attribute="margin-left" wanted="28mm" within="1mm"
			xsl:use-attribute-sets="page-odd"/>
		<row what="切口" clause="5.2.1" level="must" set="page-odd" attribute="margin-right" wanted="26mm" within="1mm"
			xsl:use-attribute-sets="page-odd"/>
		<row what="版心宽度" clause="5.2.1" level="must" name="width" is="{$width}pt" wanted="156mm" within="0.1mm"/>
		<row what="每行字数" clause="5.2.3" level="general" name="line-cells" is="{$line-cells}" wanted="28"/>
		<row what="每字宽度" clause="5.2.3" level="general" name="cell" is="{$cell}pt" wanted="15.79pt" within="0.01pt"/>
		<row what="行距" clause="5.2.3" level="general" name="pitch" is="{$pitch}pt" wanted="29.61pt" within="0.05pt"/>
		<row what="天头" clause="5.2.1" level="must" name="body-top" is="{$body-top + $half-leading}pt" wanted="37mm"
			within="1mm"/>
		<row what="版心下边缘距页顶" clause="5.2.1" level="must" name="type-area-foot" is="{$type-area-foot}pt"
			wanted="262mm" within="1mm"/>
	</xsl:template>

	<xsl:template name="wanted-of-text">
		<row what="正文字号" clause="5.2.2" level="general" name="size" is="{$size}pt" wanted="16pt"/>
		<row what="标题字号" clause="7.3.1" level="general" name="title-size" is="{$title-size}pt" wanted="22pt"/>
		<row what="版记、页码字号" clause="7.4.2" level="general" name="small-size" is="{$small-size}pt" wanted="14pt"/>
		<row what="正文字体" clause="5.2.2" level="general" set="root" attribute="font-family" wanted="FangSong"
			xsl:use-attribute-sets="root"/>
		<row what="正文字号" clause="5.2.2" level="general" set="root" attribute="font-size" wanted="16pt"
			xsl:use-attribute-sets="root"/>
		<row what="正文行距" clause="5.2.3" level="general" set="root" attribute="line-height" wanted="29.61pt" within="0.05pt"
			xsl:use-attribute-sets="root"/>
		<row what="正文颜色" clause="5.2.4" level="general" set="root" attribute="color" wanted="" xsl:use-attribute-sets="root"/>
		<row what="正文加粗" clause="5.2.2" level="general" set="root" attribute="font-weight" wanted=""
			xsl:use-attribute-sets="root"/>
		<row what="页码字体" clause="7.5" level="general" set="page-number-odd" attribute="font-family" wanted="SongTi-HalfWidth"
			xsl:use-attribute-sets="root page-number-odd"/>
		<row what="页码字号" clause="7.5" level="general" set="page-number-odd" attribute="font-size" wanted="14pt"
			xsl:use-attribute-sets="root page-number-odd"/>
		<row what="单页页码的位置" clause="7.5" level="must" set="page-number-odd" attribute="text-align" wanted="end"
			xsl:use-attribute-sets="root page-number-odd"/>
		<row what="单页页码右空" clause="7.5" level="must" set="page-number-odd" attribute="end-indent" wanted="1em"
			xsl:use-attribute-sets="root page-number-odd"/>
		<row what="双页页码的位置" clause="7.5" level="must" set="page-number-even" attribute="text-align" wanted="start"
			xsl:use-attribute-sets="root page-number-even"/>
		<row what="双页页码左空" clause="7.5" level="must" set="page-number-even" attribute="start-indent" wanted="1em"
			xsl:use-attribute-sets="root page-number-even"/>
		<row what="页码一字线距版心下边缘" clause="7.5" level="must" name="number-top"
			is="{$number-top + 0.588 * $small-size - $type-area-foot}pt" wanted="7mm" within="0.5mm"/>
	</xsl:template>

	<xsl:template name="wanted-of-head">
		<row what="红色" clause="7.2.4" level="must" name="red" is="{$red}" wanted="#FF0000"/>
		<row what="密级字体" clause="7.2.2" level="general" set="secrecy" attribute="font-family" wanted="HeiTi"
			xsl:use-attribute-sets="root secrecy"/>
		<row what="密级字号" clause="7.2.2" level="general" set="secrecy" attribute="font-size" wanted="16pt"
			xsl:use-attribute-sets="root secrecy"/>
		<row what="紧急程度字体" clause="7.2.3" level="general" set="urgency" attribute="font-family" wanted="HeiTi"
			xsl:use-attribute-sets="root urgency"/>
		<row what="紧急程度字号" clause="7.2.3" level="general" set="urgency" attribute="font-size" wanted="16pt"
			xsl:use-attribute-sets="root urgency"/>
		<row what="份号字号" clause="7.2.1" level="general" set="copy-number" attribute="font-size" wanted="16pt"
			xsl:use-attribute-sets="root copy-number"/>
		<row what="发文机关标志字体" clause="7.2.4" level="general" set="mark" attribute="font-family" wanted="XiaoBiaoSong"
			xsl:use-attribute-sets="root mark"/>
		<row what="发文机关标志颜色" clause="7.2.4" level="must" set="mark" attribute="color" wanted="{$red}"
			xsl:use-attribute-sets="root mark"/>
		<row what="发文机关标志的位置" clause="7.2.4" level="must" set="mark" attribute="text-align" wanted="center"
			xsl:use-attribute-sets="root mark"/>
		<xsl:if test="$form = 'general'">
			<row what="发文机关标志上边缘至版心上边缘" clause="7.2.4" level="must" name="mark-top"
				is="{$mark-top - $half-leading + $mark-over}pt" wanted="35mm" within="0.5mm"/>
			<row what="发文字号的位置" clause="7.2.5" level="must" set="document-number" attribute="text-align" wanted="center"
				xsl:use-attribute-sets="root document-number"/>
			<row what="发文字号距红色分隔线" clause="7.2.7" level="must" set="document-number" attribute="padding-after"
				wanted="4mm" within="0.1mm" xsl:use-attribute-sets="root document-number"/>
			<row what="发文机关标志至发文字号的空距" clause="7.2.5" level="must" set="document-number" attribute="space-before"
				wanted="{2 * $pitch - $mark-leading - $mark-under}pt" within="0.5mm" xsl:use-attribute-sets="document-number"/>
			<row what="分隔线颜色" clause="7.2.7" level="must" set="document-number" attribute="border-after-color"
				wanted="{$red}" xsl:use-attribute-sets="document-number"/>
			<row what="分隔线至标题的空距" clause="7.3.1" level="general" set="title" attribute="space-before"
				wanted="{2 * $pitch - $title-leading}pt" within="0.5mm" xsl:use-attribute-sets="title"/>
		</xsl:if>
		<xsl:if test="$form = 'letter'">
			<row what="信函发文机关标志上边缘至页顶" clause="10.1" level="must" name="mark-top"
				is="{$mark-top + $letter-top + $mark-over}pt" wanted="30mm" within="0.5mm"/>
			<row what="信函发文机关标志颜色" clause="10.1" level="must" set="letter-mark" attribute="color" wanted="{$red}"
				xsl:use-attribute-sets="root letter-mark"/>
			<row what="信函双线长度" clause="10.1" level="must" set="letter-line-upper" attribute="width" wanted="170mm"
				xsl:use-attribute-sets="letter-line-upper"/>
			<row what="信函上线距发文机关标志" clause="10.1" level="must" set="letter-line-upper" attribute="top"
				wanted="{$mark-foot + 4 * $mm}pt" within="0.1mm" xsl:use-attribute-sets="letter-line-upper"/>
			<row what="信函下线下边缘至页底" clause="10.1" level="must" set="letter-line-lower" attribute="top"
				wanted="{277 * $mm - $letter-line - $number-top}pt" within="0.1mm" xsl:use-attribute-sets="letter-line-lower"/>
			<row what="信函发文字号的位置" clause="10.1" level="must" set="letter-number" attribute="text-align" wanted="end"
				xsl:use-attribute-sets="letter-number"/>
		</xsl:if>
		<xsl:if test="$form = 'order'">
			<row what="命令标志上边缘至版心上边缘" clause="10.2" level="must" name="mark-top"
				is="{$mark-top - $half-leading + $mark-over}pt" wanted="20mm" within="0.5mm"/>
			<row what="令号的位置" clause="10.2" level="must" set="order-number" attribute="text-align" wanted="center"
				xsl:use-attribute-sets="order-number"/>
		</xsl:if>
		<xsl:if test="$form = 'minutes'">
			<row what="纪要标志上边缘至版心上边缘" clause="10.3" level="must" name="mark-top"
				is="{$mark-top - $half-leading + $mark-over}pt" wanted="35mm" within="0.5mm"/>
			<row what="“出席”等字的字体" clause="10.3" level="general" set="attendance-label" attribute="font-family"
				wanted="HeiTi" xsl:use-attribute-sets="root attendance-label"/>
			<row what="正文至出席人员的空距" clause="10.3" level="must" set="attendance" attribute="space-before"
				wanted="{$pitch}pt" within="0.5mm" xsl:use-attribute-sets="attendance"/>
		</xsl:if>
		<row what="签发人姓名字体" clause="7.2.6" level="must" set="signer" attribute="font-family" wanted="KaiTi"
			xsl:use-attribute-sets="root signer"/>
	</xsl:template>

	<xsl:template name="wanted-of-body">
		<row what="标题字体" clause="7.3.1" level="general" set="title" attribute="font-family" wanted="XiaoBiaoSong"
			xsl:use-attribute-sets="root title"/>
		<row what="标题字号" clause="7.3.1" level="general" set="title" attribute="font-size" wanted="22pt"
			xsl:use-attribute-sets="root title"/>
		<row what="标题的位置" clause="7.3.1" level="must" set="title" attribute="text-align" wanted="center"
			xsl:use-attribute-sets="root title"/>
		<row what="标题颜色" clause="5.2.4" level="general" set="title" attribute="color" wanted=""
			xsl:use-attribute-sets="root title"/>
		<row what="自然段首行缩进" clause="7.3.3" level="must" set="paragraph" attribute="text-indent" wanted="{2 * $cell}pt"
			within="0.1pt" xsl:use-attribute-sets="paragraph"/>
		<row what="自然段之间的空距" clause="5.2.3" level="general" set="paragraph" attribute="space-before" wanted=""
			xsl:use-attribute-sets="paragraph"/>
		<row what="第一层标题字体" clause="7.3.3" level="general" set="heading-part" attribute="font-family" wanted="HeiTi"
			xsl:use-attribute-sets="root heading-part"/>
		<row what="第二层标题字体" clause="7.3.3" level="general" set="heading-section" attribute="font-family" wanted="KaiTi"
			xsl:use-attribute-sets="root heading-section"/>
		<row what="第三层标题字体" clause="7.3.3" level="general" set="heading-item" attribute="font-family" wanted="FangSong"
			xsl:use-attribute-sets="root heading-item"/>
		<row what="第四层标题字体" clause="7.3.3" level="general" set="heading-point" attribute="font-family" wanted="FangSong"
			xsl:use-attribute-sets="root heading-point"/>
		<row what="第一层标题字号" clause="5.2.2" level="general" set="heading-part" attribute="font-size" wanted="16pt"
			xsl:use-attribute-sets="root heading heading-part"/>
		<row what="第二层标题字号" clause="5.2.2" level="general" set="heading-section" attribute="font-size" wanted="16pt"
			xsl:use-attribute-sets="root heading heading-section"/>
		<row what="第三层标题字号" clause="5.2.2" level="general" set="heading-item" attribute="font-size" wanted="16pt"
			xsl:use-attribute-sets="root heading heading-item"/>
		<row what="第一层标题加粗" clause="7.3.3" level="habit" set="heading-part" attribute="font-weight" wanted=""
			xsl:use-attribute-sets="root heading heading-part"/>
		<row what="第二层标题加粗" clause="7.3.3" level="habit" set="heading-section" attribute="font-weight" wanted=""
			xsl:use-attribute-sets="root heading heading-section"/>
		<row what="第三层标题加粗" clause="7.3.3" level="habit" set="heading-item" attribute="font-weight" wanted=""
			xsl:use-attribute-sets="root heading heading-item"/>
		<row what="第一层标题之上的空距" clause="5.2.3" level="general" set="heading-part" attribute="space-before" wanted=""
			xsl:use-attribute-sets="heading heading-part"/>
		<row what="第二层标题之上的空距" clause="5.2.3" level="general" set="heading-section" attribute="space-before"
			wanted="" xsl:use-attribute-sets="heading heading-section"/>
		<row what="第三层标题之上的空距" clause="5.2.3" level="general" set="heading-item" attribute="space-before" wanted=""
			xsl:use-attribute-sets="heading heading-item"/>
		<row what="正文至附件说明的空距" clause="7.3.4" level="must" set="attachments" attribute="space-before"
			wanted="{$pitch}pt" within="0.5mm" xsl:use-attribute-sets="attachments"/>
	</xsl:template>

	<xsl:template name="wanted-of-end">
		<row what="正文至署名的空距" clause="7.3.5.2" level="must" set="signature" attribute="space-before" wanted="{$pitch}pt"
			within="0.5mm" xsl:use-attribute-sets="signature"/>
		<row what="正文至签名章的空距" clause="7.3.5.3" level="must" set="signed-by-name" attribute="space-before"
			wanted="{2 * $pitch}pt" within="0.5mm" xsl:use-attribute-sets="signed-by-name"/>
		<row what="签名章之下成文日期右空" clause="7.3.5.3" level="must" set="signed-date" attribute="end-indent"
			wanted="{4 * $cell}pt" within="0.1pt" xsl:use-attribute-sets="signed-date"/>
		<row what="附注左空" clause="7.3.6" level="must" set="note" attribute="text-indent" wanted="{2 * $cell}pt"
			within="0.1pt" xsl:use-attribute-sets="note"/>
		<row what="附件另面编排" clause="7.3.7" level="must" set="annex" attribute="break-before" wanted="page"
			xsl:use-attribute-sets="annex"/>
		<row what="“附件”字体" clause="7.3.7" level="must" set="annex-label" attribute="font-family" wanted="HeiTi"
			xsl:use-attribute-sets="root annex-label"/>
		<row what="“附件”的位置" clause="7.3.7" level="must" set="annex-label" attribute="text-align" wanted="start"
			xsl:use-attribute-sets="root annex-label"/>
		<row what="附件标题的位置" clause="7.3.7" level="must" set="annexed-title" attribute="text-align" wanted="center"
			xsl:use-attribute-sets="root annexed-title"/>
		<row what="版记字号" clause="7.4.2" level="general" set="imprint" attribute="font-size" wanted="14pt"
			xsl:use-attribute-sets="root imprint"/>
		<row what="版记字体" clause="7.4.2" level="general" set="imprint" attribute="font-family" wanted="FangSong"
			xsl:use-attribute-sets="root imprint"/>
		<row what="版记首条分隔线粗细" clause="7.4.1" level="general" set="imprint-first" attribute="border-before-width"
			wanted="0.35mm" within="0.01mm" xsl:use-attribute-sets="imprint-first"/>
		<row what="版记中间分隔线粗细" clause="7.4.1" level="general" set="imprint-next" attribute="border-before-width"
			wanted="0.25mm" within="0.01mm" xsl:use-attribute-sets="imprint-next"/>
		<row what="版记末条分隔线粗细" clause="7.4.1" level="general" set="imprint-last" attribute="border-after-width"
			wanted="0.35mm" within="0.01mm" xsl:use-attribute-sets="imprint-last"/>
		<row what="抄送机关右空" clause="7.4.2" level="must" set="imprint-organs" attribute="end-indent" wanted="1em"
			xsl:use-attribute-sets="imprint-organs"/>
		<row what="印发机关左空" clause="7.4.3" level="must" set="imprint-start" attribute="start-indent" wanted="1em"
			xsl:use-attribute-sets="imprint-start"/>
		<row what="印发日期右空" clause="7.4.3" level="must" set="imprint-end" attribute="end-indent" wanted="1em"
			xsl:use-attribute-sets="imprint-end"/>
		<row what="版记所在的页" clause="7.4.1" level="general" name="imprint-page" is="{$imprint-page}" wanted="last-even-page"/>
	</xsl:template>
</xsl:stylesheet>
