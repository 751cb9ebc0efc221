<?xml version="1.0" encoding="UTF-8"?>
<!-- What the rewritten rules use; put at the end of a published stylesheet when it is loaded. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:partida="urn:partida:cius-ro"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">

  <!-- Under which names a line, allowance or charge is counted: kind|category and kind|category|rate. A row with two
       categories counts for both, and a category of one with the rate of the other, as in the published tests. -->
  <xsl:function name="partida:names" as="xs:string*">
    <xsl:param name="row" as="element()"/>
    <xsl:variable name="kind" select="if ($row/self::cac:AllowanceCharge)
        then string($row/xs:boolean(cbc:ChargeIndicator)) else local-name($row)"/>
    <xsl:variable name="vat" select="if ($row/self::cac:AllowanceCharge)
        then $row/cac:TaxCategory else $row/cac:Item/cac:ClassifiedTaxCategory"/>
    <xsl:sequence select="distinct-values(
        for $c in $vat/concat($kind, '|', normalize-space(cbc:ID))
        return ($c, $vat/xs:decimal(cbc:Percent) ! concat($c, '|', .)))"/>
  </xsl:function>

  <xsl:key name="partida-rows" match="cac:InvoiceLine | cac:CreditNoteLine | cac:AllowanceCharge"
      use="partida:names(.)"/>

  <xsl:variable name="partida-has-InvoiceLine" select="exists(//cac:InvoiceLine)"/>
  <xsl:variable name="partida-has-CreditNoteLine" select="exists(//cac:CreditNoteLine)"/>

  <!-- Net amounts of lines, and amounts of the document's own allowances and charges, by these names. -->
  <xsl:variable name="partida-sums" as="map(xs:string, xs:decimal)">
    <xsl:map>
      <xsl:for-each-group select="/*/(cac:InvoiceLine | cac:CreditNoteLine | cac:AllowanceCharge)"
          group-by="partida:names(.)">
        <xsl:map-entry key="current-grouping-key()" select="sum(current-group()/xs:decimal(
            if (self::cac:AllowanceCharge) then cbc:Amount else cbc:LineExtensionAmount))"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>
</xsl:stylesheet>
