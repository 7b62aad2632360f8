/*
 * regexp.h - regular expressions for stylesheets and rules
 *
 * EXSLT's regexp:test and regexp:match (http://exslt.org/regular-expressions),
 * with Perl's syntax by GLib.  A rule about text says in one expression what
 * would take a dozen of translate() and substring-before(), and is many times
 * faster.  Backtracking is bounded: a pattern that runs wild is an error of the
 * stylesheet.
 *
 *	regexp:test(string, pattern, flags?)    boolean
 *	regexp:match(string, pattern, flags?)   string: what matched, "" if nothing did
 *
 * Flags: i.  match differs from EXSLT's in giving the string, not elements.
 */
#ifndef XML_REGEXP_H
#define XML_REGEXP_H

#define XML_REGEXP_NS "http://exslt.org/regular-expressions"

/* Once for the process: all stylesheets may then use them. */
void xml_regexp_register(void);

#endif
