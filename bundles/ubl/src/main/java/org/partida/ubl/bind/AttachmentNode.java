package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Attachment (BG-24). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class AttachmentNode {
  @XmlElement(name = "EmbeddedDocumentBinaryObject")
  public BinaryNode embedded;

  @XmlElement(name = "ExternalReference")
  public ExternalNode external;
}
