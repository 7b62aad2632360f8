<?xml version="1.0" encoding="UTF-8"?>
<!--
  schematron.xsl - ISO Schematron with the query binding xslt becomes a stylesheet

  The stylesheet made from a schema visits the nodes of the document for each
  pattern in a mode of its own; a rule is a template of that mode, an earlier one
  with a higher priority, so that the first that matches fires.  Where all rules
  of a pattern are about elements, only those of their names are visited.  Its
  result is

	<yf:findings><yf:finding id="..." level="..." yf:pos="line:column">text</yf:finding>...

  with the yf:fix of a report or assert, if it has some (fix.h), in its finding.

  Every instruction made carries the place of what it was made from, so that a
  mistake in an expression is reported in the schema.  What is not known here is
  an error: a rule that is ignored would look like a rule that is kept.

  Not done: phases, abstract patterns, extends with href, properties.
-->
<xsl:stylesheet version="1.0" exclude-result-prefixes="sch set str"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:axsl="urn:yinfa:made-stylesheet"
	xmlns:sch="http://purl.oclc.org/dsdl/schematron"
	xmlns:regexp="http://exslt.org/regular-expressions"
	xmlns:set="http://exslt.org/sets"
	xmlns:str="http://exslt.org/strings"
	xmlns:yf="urn:yinfa:fo">

	<xsl:namespace-alias stylesheet-prefix="axsl" result-prefix="xsl"/>

	<xsl:variable name="apostrophe">'</xsl:variable>

	<xsl:key name="rule" match="sch:rule[@abstract = 'true']" use="@id"/>
	<xsl:key name="diagnostic" match="sch:diagnostic" use="@id"/>

	<xsl:template match="/">
		<xsl:apply-templates select="*" mode="check"/>
		<xsl:apply-templates select="*"/>
	</xsl:template>

	<xsl:template match="/sch:schema">
		<axsl:stylesheet version="1.0" yf:pos="{yf:pos(.)}" xmlns:regexp="http://exslt.org/regular-expressions">
			<xsl:apply-templates select="sch:ns | sch:include" mode="ns"/>
			<axsl:output method="xml"/>
			<axsl:key name="yf:element" match="*" use="local-name()"/>
			<xsl:copy-of select="xsl:key | sch:pattern/xsl:key"/>
			<xsl:for-each select="sch:include">
				<xsl:copy-of select="document(@href, .)/sch:pattern/xsl:key"/>
			</xsl:for-each>
			<xsl:apply-templates select="sch:let | sch:include" mode="global"/>
			<axsl:template match="/">
				<yf:findings>
					<xsl:apply-templates select="sch:pattern | sch:include" mode="call"/>
				</yf:findings>
			</axsl:template>
			<xsl:apply-templates select="sch:pattern | sch:include" mode="pattern"/>
		</axsl:stylesheet>
	</xsl:template>

	<!-- An included file stands where its include stands. -->
	<xsl:template match="sch:include" mode="ns">
		<xsl:apply-templates select="document(@href, .)/sch:ns" mode="ns"/>
	</xsl:template>
	<xsl:template match="sch:include" mode="global">
		<xsl:apply-templates select="document(@href, .)/*[self::sch:let or self::sch:pattern]" mode="global"/>
	</xsl:template>
	<xsl:template match="sch:include" mode="call">
		<xsl:apply-templates select="document(@href, .)/sch:pattern" mode="call"/>
	</xsl:template>
	<xsl:template match="sch:include" mode="pattern">
		<xsl:apply-templates select="document(@href, .)/sch:pattern" mode="pattern"/>
	</xsl:template>
	<xsl:template match="sch:include" mode="rule">
		<xsl:param name="mode"/>
		<xsl:param name="names"/>
		<xsl:apply-templates select="document(@href, .)/sch:rule" mode="rule">
			<xsl:with-param name="mode" select="$mode"/>
			<xsl:with-param name="names" select="$names"/>
			<xsl:with-param name="priority" select="position()"/>
		</xsl:apply-templates>
	</xsl:template>
	<xsl:template match="sch:include" mode="body">
		<xsl:param name="rule"/>
		<xsl:apply-templates select="document(@href, .)/*" mode="body">
			<xsl:with-param name="rule" select="$rule"/>
		</xsl:apply-templates>
	</xsl:template>

	<!-- An attribute is what makes libxslt declare a prefix that is known only now. -->
	<xsl:template match="sch:ns" mode="ns">
		<xsl:attribute name="{@prefix}:declared" namespace="{@uri}"/>
	</xsl:template>

	<!-- The lets of a pattern are evaluated once, at the root, like those of the schema. -->
	<xsl:template match="sch:pattern" mode="global"/>
	<xsl:template match="sch:let" mode="global">
		<axsl:variable name="{@name}" select="{@value}" yf:pos="{yf:pos(.)}"/>
	</xsl:template>

	<xsl:template match="sch:pattern" mode="call">
		<xsl:variable name="mode" select="generate-id()"/>
		<xsl:variable name="names"><xsl:call-template name="visited"/></xsl:variable>

		<xsl:choose>
			<xsl:when test="$names = ''"><axsl:apply-templates select="/" mode="{$mode}"/></xsl:when>
			<xsl:when test="contains($names, ' * ')"><axsl:apply-templates select="//*" mode="{$mode}"/></xsl:when>
			<xsl:otherwise>
				<xsl:for-each select="set:distinct(str:tokenize($names, ' '))">
					<axsl:apply-templates select="key('yf:element', '{.}')" mode="{$mode}"/>
				</xsl:for-each>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The names of the elements that the rules of a pattern may match, each between spaces; * for any.
	     Nothing if they may match something else. -->
	<xsl:template name="visited">
		<xsl:variable name="names">
			<xsl:for-each select="(sch:rule | document(sch:include/@href, .)/sch:rule)[not(@abstract = 'true')]/@context">
				<xsl:call-template name="names"/>
			</xsl:for-each>
		</xsl:variable>

		<xsl:if test="regexp:test($names, '^(?:(?:\*|[^\s:@*()]+) )+$')">
			<xsl:value-of select="concat(' ', $names)"/>
		</xsl:if>
	</xsl:template>

	<!-- The last steps of a context, without predicates. -->
	<xsl:template name="names">
		<xsl:param name="context" select="."/>
		<xsl:variable name="predicate" select="regexp:match($context,
			concat('\[(?:[^][&quot;', $apostrophe, ']|&quot;[^&quot;]*&quot;|', $apostrophe, '[^', $apostrophe, ']*',
				$apostrophe, '|(?R))*\]'))"/>

		<xsl:choose>
			<xsl:when test="$predicate != ''">
				<xsl:call-template name="names">
					<xsl:with-param name="context"
						select="concat(substring-before($context, $predicate), substring-after($context, $predicate))"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<xsl:for-each select="str:tokenize($context, '|')">
					<xsl:value-of select="concat(regexp:match(normalize-space(), '[^/]*$'), ' ')"/>
				</xsl:for-each>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="sch:pattern" mode="pattern">
		<xsl:variable name="mode" select="generate-id()"/>
		<xsl:variable name="names"><xsl:call-template name="visited"/></xsl:variable>

		<xsl:apply-templates select="sch:let" mode="global"/>
		<axsl:template match="/ | node() | @*" mode="{$mode}" priority="-1">
			<xsl:if test="$names = ''"><axsl:apply-templates select="@* | node()" mode="{$mode}"/></xsl:if>
		</axsl:template>
		<xsl:apply-templates select="sch:rule[not(@abstract = 'true')] | sch:include" mode="rule">
			<xsl:sort select="position()" data-type="number" order="descending"/>
			<xsl:with-param name="mode" select="$mode"/>
			<xsl:with-param name="names" select="string($names)"/>
		</xsl:apply-templates>
	</xsl:template>

	<xsl:template match="sch:rule" mode="rule">
		<xsl:param name="mode"/>
		<xsl:param name="names"/>
		<xsl:param name="priority" select="position()"/>

		<axsl:template match="{@context}" mode="{$mode}" priority="{$priority}" yf:pos="{yf:pos(.)}">
			<xsl:apply-templates select="*" mode="body">
				<xsl:with-param name="rule" select="."/>
			</xsl:apply-templates>
			<xsl:if test="$names = ''"><axsl:apply-templates select="@* | node()" mode="{$mode}"/></xsl:if>
		</axsl:template>
	</xsl:template>

	<!-- What stands in a rule. -->
	<xsl:template match="sch:let" mode="body">
		<axsl:variable name="{@name}" select="{@value}" yf:pos="{yf:pos(.)}"/>
	</xsl:template>

	<xsl:template match="sch:title | sch:p" mode="body"/>

	<xsl:template match="sch:extends" mode="body">
		<xsl:param name="rule"/>

		<xsl:if test="not(key('rule', @rule))">
			<xsl:message terminate="yes">there is no abstract rule '<xsl:value-of select="@rule"/>'</xsl:message>
		</xsl:if>
		<xsl:apply-templates select="key('rule', @rule)/*" mode="body">
			<xsl:with-param name="rule" select="$rule"/>
		</xsl:apply-templates>
	</xsl:template>

	<xsl:template match="sch:assert" mode="body">
		<xsl:param name="rule"/>

		<axsl:if test="not({@test})" yf:pos="{yf:pos(.)}">
			<xsl:call-template name="finding">
				<xsl:with-param name="rule" select="$rule"/>
			</xsl:call-template>
		</axsl:if>
	</xsl:template>

	<xsl:template match="sch:report" mode="body">
		<xsl:param name="rule"/>

		<axsl:if test="{@test}" yf:pos="{yf:pos(.)}">
			<xsl:call-template name="finding">
				<xsl:with-param name="rule" select="$rule"/>
			</xsl:call-template>
		</axsl:if>
	</xsl:template>

	<xsl:template name="finding">
		<xsl:param name="rule"/>
		<xsl:variable name="role" select="(@role | $rule/@role[not(current()/@role)])[1]"/>
		<xsl:variable name="subject" select="(@subject | $rule/@subject[not(current()/@subject)])[1]"/>

		<yf:finding clause="{($rule/ancestor-or-self::*/@yf:clause | @yf:clause)[last()]}">
			<axsl:attribute name="id"><xsl:value-of select="@id"/></axsl:attribute>
			<axsl:attribute name="level">
				<xsl:call-template name="level">
					<xsl:with-param name="role" select="string($role)"/>
				</xsl:call-template>
			</axsl:attribute>
			<axsl:attribute name="yf:pos" yf:pos="{yf:pos(.)}">
				<xsl:choose>
					<xsl:when test="$subject">
						<axsl:value-of select="yf:pos({$subject}, .)" yf:pos="{yf:pos(.)}"/>
					</xsl:when>
					<xsl:otherwise>
						<axsl:value-of select="yf:pos(.)"/>
					</xsl:otherwise>
				</xsl:choose>
			</axsl:attribute>
			<xsl:apply-templates select="node()" mode="text"/>
			<xsl:apply-templates select="yf:fix"/>
			<xsl:variable name="named" select="concat(' ', normalize-space(@diagnostics), ' ')"/>
			<xsl:for-each select="//sch:diagnostic[contains($named, concat(' ', @id, ' '))]">
				<axsl:text>&#10;</axsl:text>
				<xsl:apply-templates select="node()" mode="text"/>
			</xsl:for-each>
		</yf:finding>
	</xsl:template>

	<!-- match and by go through as attribute value templates -->
	<xsl:template match="yf:fix">
		<axsl:if test="true()" yf:pos="{yf:pos(.)}">
			<xsl:if test="@test">
				<xsl:attribute name="test"><xsl:value-of select="@test"/></xsl:attribute>
			</xsl:if>
			<yf:fix><xsl:copy-of select="@match | @by | @as | @attribute"/></yf:fix>
		</axsl:if>
	</xsl:template>

	<xsl:template name="level">
		<xsl:param name="role"/>

		<xsl:choose>
			<xsl:when test="$role = '' or $role = 'error'">error</xsl:when>
			<xsl:when test="$role = 'warning' or $role = 'warn'">warning</xsl:when>
			<xsl:when test="$role = 'advice' or $role = 'info' or $role = 'information' or $role = 'note'">note</xsl:when>
			<xsl:otherwise>
				<xsl:message terminate="yes">role '<xsl:value-of select="$role"/>' is none of error, warning, advice</xsl:message>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The words of a finding. -->
	<xsl:template match="text()" mode="text">
		<axsl:text><xsl:value-of select="."/></axsl:text>
	</xsl:template>

	<xsl:template match="sch:value-of" mode="text">
		<axsl:value-of select="{@select}" yf:pos="{yf:pos(.)}"/>
	</xsl:template>

	<xsl:template match="sch:name[@path]" mode="text">
		<axsl:value-of select="name({@path})" yf:pos="{yf:pos(.)}"/>
	</xsl:template>

	<xsl:template match="sch:name" mode="text">
		<axsl:value-of select="name()"/>
	</xsl:template>

	<xsl:template match="sch:emph | sch:span | sch:dir" mode="text">
		<xsl:apply-templates select="node()" mode="text"/>
	</xsl:template>

	<xsl:template match="comment() | processing-instruction()" mode="text"/>

	<!-- What may stand where.  Whatever is not named here is an error. -->
	<xsl:template match="*" mode="check" name="unknown">
		<xsl:message terminate="yes">
			<xsl:text/>Schematron's '<xsl:value-of select="name()"/>' is not known here<xsl:text/>
		</xsl:message>
	</xsl:template>

	<xsl:template mode="check" match="sch:schema[not(parent::*)] | sch:schema/sch:pattern | sch:pattern[not(parent::*)]
		| sch:pattern/sch:rule | sch:rule[not(parent::*)] | sch:schema/sch:diagnostics | sch:diagnostics/sch:diagnostic
		| sch:rule/sch:assert | sch:rule/sch:report | sch:rule/sch:extends | sch:assert[not(parent::*)]
		| sch:report[not(parent::*)] | sch:schema/sch:ns | sch:ns[not(parent::*)] | sch:schema/sch:let
		| sch:pattern/sch:let | sch:rule/sch:let | sch:let[not(parent::*)] | sch:assert//sch:* | sch:report//sch:*
		| sch:diagnostic//sch:*">
		<xsl:call-template name="check-attributes"/>
		<xsl:apply-templates select="*" mode="check"/>
	</xsl:template>

	<xsl:template mode="check" priority="2" match="sch:schema/sch:title | sch:schema/sch:p | sch:pattern/sch:title
		| sch:pattern/sch:p | sch:rule/sch:title | sch:rule/sch:p | sch:schema/xsl:key | sch:pattern/xsl:key"/>

	<xsl:template mode="check" priority="2" match="sch:schema/sch:include | sch:pattern/sch:include
		| sch:rule/sch:include">
		<xsl:variable name="included" select="document(@href, .)"/>

		<xsl:if test="not(@href)">
			<xsl:call-template name="lacks"><xsl:with-param name="what" select="'href'"/></xsl:call-template>
		</xsl:if>
		<xsl:if test="not($included/*)">
			<xsl:message terminate="yes">cannot include '<xsl:value-of select="@href"/>'</xsl:message>
		</xsl:if>
		<xsl:if test="parent::sch:schema and not($included[sch:pattern or sch:ns or sch:let])
			or parent::sch:pattern and not($included/sch:rule)
			or parent::sch:rule and not($included[sch:assert or sch:report or sch:let])">
			<xsl:message terminate="yes">
				<xsl:text/>what '<xsl:value-of select="@href"/>' holds may not stand here<xsl:text/>
			</xsl:message>
		</xsl:if>
		<xsl:apply-templates select="$included/*" mode="check"/>
	</xsl:template>

	<xsl:template mode="check" priority="1" match="sch:assert//sch:*[not(self::sch:value-of or self::sch:name
		or self::sch:emph or self::sch:span or self::sch:dir)] | sch:report//sch:*[not(self::sch:value-of
		or self::sch:name or self::sch:emph or self::sch:span or self::sch:dir)] | sch:diagnostic//sch:*[not(
		self::sch:value-of or self::sch:name or self::sch:emph or self::sch:span or self::sch:dir)]">
		<xsl:call-template name="unknown"/>
	</xsl:template>

	<xsl:template mode="check" match="sch:assert/yf:fix | sch:report/yf:fix">
		<xsl:if test="not(@match) or not(@by or @as) or @*[not(contains(' match by as attribute test ', concat(' ', name(), ' ')))]">
			<xsl:message terminate="yes">yf:fix takes match, by or as, attribute and test</xsl:message>
		</xsl:if>
	</xsl:template>

	<xsl:template name="check-attributes">
		<xsl:choose>
			<xsl:when test="self::sch:schema[@queryBinding and not(@queryBinding = 'xslt' or @queryBinding = 'xslt1')]">
				<xsl:message terminate="yes">
					<xsl:text/>the query binding '<xsl:value-of select="@queryBinding"/>' is not xslt<xsl:text/>
				</xsl:message>
			</xsl:when>
			<xsl:when test="self::sch:pattern[@abstract = 'true' or @is-a]">
				<xsl:message terminate="yes">abstract patterns are not done here</xsl:message>
			</xsl:when>
			<xsl:when test="self::sch:rule[not(@abstract = 'true') and not(@context)]">
				<xsl:call-template name="lacks"><xsl:with-param name="what" select="'context'"/></xsl:call-template>
			</xsl:when>
			<xsl:when test="(self::sch:assert or self::sch:report) and not(@test)">
				<xsl:call-template name="lacks"><xsl:with-param name="what" select="'test'"/></xsl:call-template>
			</xsl:when>
			<xsl:when test="(self::sch:assert or self::sch:report) and not(@id)">
				<xsl:call-template name="lacks"><xsl:with-param name="what" select="'id'"/></xsl:call-template>
			</xsl:when>
			<xsl:when test="self::sch:let[not(@name)] or self::sch:ns[not(@prefix)] or self::sch:diagnostic[not(@id)]">
				<xsl:call-template name="lacks"><xsl:with-param name="what" select="'name'"/></xsl:call-template>
			</xsl:when>
			<xsl:when test="self::sch:let[not(@value)] or self::sch:value-of[not(@select)] or self::sch:ns[not(@uri)]
				or self::sch:extends[not(@rule)]">
				<xsl:call-template name="lacks"><xsl:with-param name="what" select="'value'"/></xsl:call-template>
			</xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="lacks">
		<xsl:param name="what"/>

		<xsl:message terminate="yes">
			<xsl:text/>Schematron's '<xsl:value-of select="name()"/>' lacks its <xsl:value-of select="$what"/>
		</xsl:message>
	</xsl:template>
</xsl:stylesheet>
