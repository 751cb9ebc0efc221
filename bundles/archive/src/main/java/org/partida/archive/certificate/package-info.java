/** Certificates of completeness: made from the bytes, checked from the bytes. */
package org.partida.archive.certificate;
