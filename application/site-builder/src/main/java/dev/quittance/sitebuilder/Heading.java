package dev.quittance.sitebuilder;

/**
 * What a page is called.
 *
 * @param title for the tab, the search engine and the page's first line
 * @param description one sentence
 * @param section which of the site's sections it belongs to, as the navigation names it; empty for none
 */
record Heading(String title, String description, String section) {}
