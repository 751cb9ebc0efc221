/** Explains the error texts of ANAF's notices. */
package org.partida.spv.notice;
