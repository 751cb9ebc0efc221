/** The first stage: the schemas of UBL 2.1. */
package org.partida.cius.ro.schema;
