/** When the books are looked at without anybody asking. */
package org.partida.camel.runtime.books;
