package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** A reference to another document. */
@XmlAccessorType(XmlAccessType.FIELD)
final class DocRefNode extends Located {
  @XmlElement(name = "ID")
  String id;

  @XmlElement(name = "IssueDate")
  String issueDate;

  /** Says which business term an AdditionalDocumentReference is. */
  @XmlElement(name = "DocumentTypeCode")
  String typeCode;

  @XmlElement(name = "DocumentDescription")
  List<String> descriptions = new ArrayList<>();

  @XmlElement(name = "Attachment")
  AttachmentNode attachment;
}
