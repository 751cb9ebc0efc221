/** Opening of books that come from another program: reading the files, checking, booking once. */
package org.partida.posting.opening;
