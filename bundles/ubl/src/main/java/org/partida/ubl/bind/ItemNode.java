package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Item (BG-31). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class ItemNode extends Located {
  /** BT-154. */
  @XmlElement(name = "Description")
  public List<String> descriptions = new ArrayList<>();

  /** BT-153. */
  @XmlElement(name = "Name")
  public String name;

  /** BT-156. */
  @XmlElement(name = "BuyersItemIdentification")
  public IdNode buyerId;

  /** BT-155. */
  @XmlElement(name = "SellersItemIdentification")
  public IdNode sellerId;

  /** BT-157. */
  @XmlElement(name = "StandardItemIdentification")
  public IdNode standardId;

  /** BT-159. */
  @XmlElement(name = "OriginCountry")
  public CountryNode origin;

  @XmlElement(name = "CommodityClassification")
  public List<ClassificationNode> classifications = new ArrayList<>();

  @XmlElement(name = "ClassifiedTaxCategory")
  public CategoryNode category;
}
