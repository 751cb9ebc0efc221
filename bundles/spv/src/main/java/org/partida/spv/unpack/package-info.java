/** The ZIP that ANAF hands out. */
package org.partida.spv.unpack;
