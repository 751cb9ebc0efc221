/** Tables as files for spreadsheets. Stateless. */
package org.partida.posting.table;
