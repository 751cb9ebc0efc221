/** The second stage: the rules of EN 16931 and CIUS-RO as XSLT, run by Saxon. */
package org.partida.cius.ro.schematron;
