/** Papers of one economic fact: attaching, comparing, offering, merging. */
package org.partida.documents.link;
