/** Questions of the rules, their answers, and the rules of where lines go. */
package org.partida.posting.allocation;
