/** Workbooks of Excel 97 to 2003 as tables of statements. Services are thread-safe. */
package org.partida.statements.xls;
