package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  /** Cases in the manner of git's t3070-wildmatch.sh. */
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = ' ',
      value = {
        "foo foo true",
        "foo bar false",
        "foo foobar false",
        "'' '' true",
        "??? foo true",
        "?? foo false",
        "* foo true",
        "* foo/bar false",
        "f* foo true",
        "*f foo false",
        "*foo* foo true",
        "*ob*a*r* foobar true",
        "*ab aaaaaaabababab true",
        "foo\\* foo* true",
        "foo\\*bar foobar false",
        "f\\\\oo f\\oo true",
        "*[al]? ball true",
        "[ten] ten false",
        "t[a-g]n ten true",
        "t[!a-g]n ten false",
        "t[!a-g]n ton true",
        "t[^a-g]n ton true",
        "a[]]b a]b true",
        "a[]-]b a-b true",
        "a[]-]b aab false",
        "a[]a-]b aab true",
        "a[!]a]b a]b false",
        "] ] true",
        "[a-c]b*/*d bbx/abd true",
        "[a-c]b*/*d bb/ccd true",
        "[a-c]b*/*d b/d false",
        "foo*bar foo/baz/bar false",
        "foo**bar foo/baz/bar false",
        "foo**bar foobazbar true",
        "foo/**/bar foo/baz/bar true",
        "foo/**/bar foo/bar true",
        "foo/**/**/bar foo/bar true",
        "foo/**/**/bar foo/b/a/z/bar true",
        "foo?bar foo/bar false",
        "foo[/]bar foo/bar false",
        "foo[!a]bar foo/bar false",
        "**/foo foo true",
        "**/foo XXX/foo true",
        "**/foo bar/baz/foo true",
        "*/foo bar/baz/foo false",
        "**/bar* foo/bar/baz false",
        "**/bar/* deep/foo/bar/baz true",
        "**/bar/* deep/foo/bar/baz/x false",
        "**/bar/** deep/foo/bar/baz/ true",
        "**/bar/** deep/foo/bar false",
        "**/bar/**/* deep/foo/bar/baz/x true",
        "*/bar/** foo/bar/baz/x true",
        "*/bar/** deep/foo/bar/baz/x false",
        "abc/** abc/d/e true",
        "abc/** abc false",
        "** a/b/c true",
        "***/a x/y/a true",
        "[[:alpha:]][[:digit:]][[:upper:]] a1B true",
        "[[:digit:][:upper:][:space:]] a false",
        "[[:digit:][:upper:][:space:]] A true",
        "[[:digit:][:upper:][:space:]] 1 true",
        "[[:digit:][:upper:][:spaci:]] 1 false",
        "[[:xdigit:]] f true",
        "[[:punct:]] . true",
        "[[:blank:][:cntrl:][:graph:][:lower:][:print:][:alnum:]] q true",
        "[[:] : true",
        "[[:x] x true",
        "[a-c[:digit:]x-z] 5 true",
        "[a-c[:digit:]x-z] q false",
        "[\\\\-^] ] true",
        "[\\-_] - true",
        "[\\]] ] true",
        "a[ ab false",
        "a[] ab false",
        "a[b ab false",
        "a[! ab false",
        "a[b- ab false",
        "a[[:digit a1 false",
        "a\\ a false",
        "[--A] B false",
        "[--A] 5 true",
        "[c-a] c true",
        "[c-a] b false",
        "[,] , true",
        "-*-*-*-*-*-*-12-*-*-*-m-*-*-* -adobe-courier-bold-o-normal--12-120-75-75-m-70-iso8859-1"
            + " true",
        "-*-*-*-*-*-*-12-*-*-*-m-*-*-* -adobe-courier-bold-o-normal--12-120-75-75-X-70-iso8859-1"
            + " false",
        "XXX/*/*/*/*/*/*/12/*/*/*/m/*/*/*"
            + " XXX/adobe/courier/bold/o/normal//12/120/75/75/m/70/iso8859/1 true",
        "**/*a*b*g*n*t abcd/abcdefg/abcdefghijk/abcdefghijklmnop.txt true",
        "**/*a*b*g*n*t abcd/abcdefg/abcdefghijk/abcdefghijklmnop.txtz false",
        "*/*/* foo/bb/aa true",
        "*/*/* foo/bba/arr/x false",
        "**/**/** foo/bb/aa/rr true",
        "*X*i abcXdefXghi true",
        "*/*X*/*/*i ab/cXd/efXg/hi true",
        "**/*X*/**/*i ab/cXd/efXg/hi true",
        "sql/** sql/unscoped-write true",
        "sql/** workflow/cache false",
        "*/unscoped-* sql/unscoped-write true",
      })
  void matchesAsGitDoes(String pattern, String text, boolean expected) {
    assertEquals(expected, Glob.of(pattern).matches(text));
  }

  @Test
  void manyStarsEndInTime() {
    String text = "a/".repeat(2000) + "b";
    assertEquals(false, Glob.of("**/a/".repeat(20) + "**/c").matches(text));
    assertEquals(true, Glob.of("**/a/".repeat(20) + "**/b").matches(text));
    assertEquals(false, Glob.of("*a".repeat(20) + "*c").matches("a".repeat(4000)));
  }
}
