package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** A reference to another document. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class DocRefNode extends Located {
  @XmlElement(name = "ID")
  public String id;

  @XmlElement(name = "IssueDate")
  public String issueDate;

  /** Says which business term an AdditionalDocumentReference is. */
  @XmlElement(name = "DocumentTypeCode")
  public String typeCode;

  @XmlElement(name = "DocumentDescription")
  public List<String> descriptions = new ArrayList<>();

  @XmlElement(name = "Attachment")
  public AttachmentNode attachment;
}
