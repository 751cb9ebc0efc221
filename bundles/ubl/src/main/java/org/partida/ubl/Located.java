package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlTransient;

/** A node that remembers where in the file it began, so that a complaint about it can say so. */
@XmlTransient
abstract class Located {
  @XmlTransient int line;
  @XmlTransient int column;
}
