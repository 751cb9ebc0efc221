/** Documents of a filter as one ZIP. Thread-safe. */
package org.partida.documents.packing;
