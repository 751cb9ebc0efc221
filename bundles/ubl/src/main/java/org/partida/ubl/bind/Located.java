package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlTransient;

/** A node that remembers where in the file it began, so that a complaint about it can say so. */
@XmlTransient
public abstract class Located {
  @XmlTransient public int line;
  @XmlTransient public int column;
}
