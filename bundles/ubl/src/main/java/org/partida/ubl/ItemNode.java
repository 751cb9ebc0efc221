package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Item (BG-31). */
@XmlAccessorType(XmlAccessType.FIELD)
final class ItemNode extends Located {
  /** BT-154. */
  @XmlElement(name = "Description")
  List<String> descriptions = new ArrayList<>();

  /** BT-153. */
  @XmlElement(name = "Name")
  String name;

  /** BT-156. */
  @XmlElement(name = "BuyersItemIdentification")
  IdNode buyerId;

  /** BT-155. */
  @XmlElement(name = "SellersItemIdentification")
  IdNode sellerId;

  /** BT-157. */
  @XmlElement(name = "StandardItemIdentification")
  IdNode standardId;

  /** BT-159. */
  @XmlElement(name = "OriginCountry")
  CountryNode origin;

  @XmlElement(name = "CommodityClassification")
  List<ClassificationNode> classifications = new ArrayList<>();

  @XmlElement(name = "ClassifiedTaxCategory")
  CategoryNode category;
}
