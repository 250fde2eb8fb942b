"""Directives, macros and conditions (GLSL ES 3.00, 3.4)."""

from generated.program import HEAD, Program, inside
from generated.qualification import hash_of

EXPRESSIONS = """0|1|2|-1|!0|!1|~0|~0 + 1|+1|1 + -1|2 - 1 - 1|1 - (1 - 1)|2 * 3 == 6|7 / 2 == 3|-7 / 2 == -3|7 % 4 == 3|-7 % 4 == -3|1 << 3 == 8|(1 << 3) == 8|16 >> 2 == 4|-8 >> 1 == -4
1 < 2|2 < 1|1 <= 1|2 >= 3|2 > 1|1 == 1|1 != 1|6 & 3|4 & 3|4 | 3|0 | 0|5 ^ 5|5 ^ 4|1 && 0|1 && 1|0 OR 0|1 OR 0|1 OR 1 && 0|(1 OR 1) && 0|1 + 2 * 3 == 7|(1 + 2) * 3 == 9|2 & 3 == 3|(2 & 3) == 2|1 | 2 ^ 3 & 1
!1 + 1|!(1 + 1)|- -1|--1|~~1 == 1|!!5 == 1|1 < 2 < 2|3 > 2 > 1|1 == 1 == 1|8 >> 1 << 1 == 8|0x10 == 16|010 == 8|0xfF == 255|08|1u|1.0|1e3|'a'|1 ? 2 : 3|1, 0|1 = 1|A|A == 0|A + 1|B|B == 3|F(1)|F(2) == 3|F
defined A|defined B|defined(A)|defined(B)|defined ( B )|!defined A|!defined(B)|defined A OR defined B|defined A && defined B|defined|defined()|defined(A B)|defined(1)|defined((B))|defined B C|defined(B
__VERSION__ == V|__VERSION__ > 99|__LINE__ > 1|__FILE__ == 0|GL_ES|GL_ES == 1|defined(GL_ES)|defined(__LINE__)|defined(__VERSION__)|defined(GL_FRAGMENT_PRECISION_HIGH)|GL_FRAGMENT_PRECISION_HIGH == 1|||1 +|+ 1|* 1|(1|1)|()|1 1|1 2 3
1 / 0|1 % 0|0 && 1 / 0|1 OR 1 / 0|0 && A|1 OR A|0 && B|true|false|1 OR UNDEFINED_NAME(1)|1 << 31|1 << 32|2147483647 + 1 < 0|4294967295|99999999999|-2147483648 < 0|1 // comment|/* c */ 1 /* d */|1 /* c */ + 0|(((1)))|EMPTY|EMPTY 1|1 EMPTY
OTHER|OTHER == 3|TWICE(2) == 4|SELF|defined DEFINED|X(B)|1 \\\n + 0|1 \\\n && 0|int|if|vec2(1)|B.x|B[0]|"a"|#|1;|@|$|1 ## 1|B##1""".replace("\n1 <", "|1 <").replace("\n!1", "|!1").replace("\ndefined", "|defined").replace("\n__", "|__").replace("\n1 / 0", "|1 / 0").replace("\nOTHER", "|OTHER")
MACROS = ["#define B 3", "#define F(x) ((x) + 1)", "#define EMPTY", "#define OTHER B", "#define TWICE(x) (x * 2)", "#define SELF SELF", "#define X(a) a", "#define DEFINED B"]
TEXTS = """#define A 1~#define A 1|#define A 1~#define A 2|#define A 1~#define A  1|#define A 1 + 2~#define A 1+2|#define A(x) x~#define A(x) x|#define A(x) x~#define A(y) y|#define A(x) x~#define A x|#define A~#define A|#define A~#undef A~#define A 1
#define A 1~#undef A~#ifdef A~error~#endif|#undef A|#undef|#undef 1|#undef A B|#undef GL_ES|#undef __LINE__|#undef __VERSION__|#undef __FILE__|#define GL_ES 1|#define GL_ES 2|#define __LINE__ 1|#define __FILE__ 1|#define __VERSION__ 1|#define GL_A 1|#define GL_ 1|#define A__B 1
#define __A 1|#define A__ 1|#define _A 1|#define defined 1|#define A defined~#if A A~#endif|#define|#define 1|#define 1 2|#define A(|#define A(x|#define A(x,|#define A(x,) x|#define A(,) x|#define A(1) x|#define A(x, x) x|#define A(x y) x|#define A() 1~int a = A();|#define A() 1~int a = A( );
#define A() 1~int a = A(1);|#define A() 1~int A;|#define A(x) x~int a = A(1);|#define A(x) x~int a = A();|#define A(x) x~int a = A(1, 2);|#define A(x, y) x + y~int a = A(1, 2);|#define A(x, y) x + y~int a = A(1);|#define A(x, y) x~int a = A((1, 2), 3);|#define A (x) x~int a = A(1);|#define A(x) x~int a = A (1);
#define A(x) x~int a = A~(1);|#define A(x) x~int a = A(~1~);|#define A(x) x~int A = 1;|#define A(x) x~int a = A(1;|#define A(x, y) y~int a = A(, 2);|#define A A~int A;|#define A B~#define B A~int A;|#define A(x) A(x)~int a = A(1);|#define A(x) x~int a = A(A(A(1)));|#define A(x) x + B~#define B A~int a = B(1);|#define float int~float a = 1;|#define int float~int a = 1.0;
#define if while|#define while if~void f() { while (true) {} }|#define main f~void main() {}|#define void void|#define true false~bool a = true;|#define A(x) #x|#define A(x) x ## 1|#define A a ## b~int A;|#define A \\~ 1~int a = A;|#define A 1 // c~int a = A;|#define A /* c */ 1~int a = A;|#define A /* c~*/ 1~int a = A;|#define /* c */ A 1~int a = A;|# /* c */ define A 1~int a = A;
/* c */ #define A 1~int a = A;|  #  define  A  1~int a = A;|int a; #define A 1|#|#  |# 1|#foo|#if 0~#foo~#endif|#if 0~#if foo bar~#endif~#endif|#if 0~#error x~#endif|#if 0~#else~#error x~#endif|#error|#error x|#error x \\~ y|#warning x|#include "a"|#include <a>|#import "a"|#ident "a"|#pragma|#pragma foo|#pragma optimize(on)|#pragma optimize(off)|#pragma debug(on)|#pragma debug(x)
#pragma STDGL invariant(all)|#pragma STDGL foo|#pragma optimize|#pragma optimize(|#if 1|#ifdef A|#ifndef A|#endif|#else|#elif 1|#if 1~#else~#else~#endif|#if 1~#else~#elif 1~#endif|#if 1~#elif 1~#endif|#if 0~#elif 1~#endif|#if 0~#elif~#endif|#if 1~#elif~#endif|#if 1~#elif foo bar~#endif|#if 0~#elif foo bar~#endif|#if~#endif|#ifdef~#endif|#ifndef~#endif|#ifdef 1~#endif|#ifdef A B~#endif|#ifndef A B~#endif
#if 1~#endif foo|#if 1~#else foo~#endif|#if 1~#endif // c|#if 1~#else // c~#endif|#if 0~#endif~#else|#if 0~#if 1~#endif~#else~int a;~#endif|#if 1~#if 0~#endif~#endif~#endif|#if 0~#if 1~#endif|#ifdef GL_ES~int a;~#else~error~#endif|#if 0~'~#endif|#if 0~"~#endif|#if 0~$~#endif|#if 0~1.0.0~#endif|#if 0~/*~#endif~*/~#endif|#if 0 /*~*/~#endif
#line 10|#line 10 1|#line 0|#line -1|#line|#line a|#line 1.0|#line 10 1 2|#line 10u|#line (10)|#line 5 + 5|#define A 10~#line A|#define A 10 1~#line A|#line 10 "file"|#line 010|#line 0x10|#line 10~#if __LINE__ != 10~#error x~#endif|#line 10~#if __LINE__ != 11~#error x~#endif|#line 10 3~#if __FILE__ != 3~#error x~#endif|#if __LINE__ == 0~#error x~#endif|#line 2147483647|#line 2147483648
#version 100|#version 300 es|#version|#extension foo : enable|#extension foo : require|#extension foo : warn|#extension foo : disable|#extension all : enable|#extension all : require|#extension all : warn|#extension all : disable|#extension|#extension foo|#extension foo :|#extension foo enable|#extension foo : bar|#extension : enable|#extension foo : enable x|#extension 1 : enable|int a;~#extension foo : enable
#extension GL_OES_standard_derivatives : enable|#extension GL_OES_standard_derivatives : require|#extension GL_EXT_frag_depth : enable|#define E enable~#extension foo : E|int a = 1;\\~int b;|int a\\~b = 1; int c = ab;|// c \\~int a; error|// c~int a;|/* c|/* c */ */|/* /* c */|/* c~~ */ int a;|//|/**/|/*/|int/**/a;|int a; // c|int a /* c */ = 1;|int\\~ a;|int a; \\|\\|int a \\ ;
int a = __LINE__;|int a = __VERSION__;|int a = __FILE__;|int a = GL_ES;|float a = GL_ES;|int GL_ES;|#define A(x,y,z) x y z~A(int, a, = 1;)|#define A(x) x x~A(int a;)|#define A(x) x~#define B A(~int a = B 1);|#define EMPTY~EMPTY int EMPTY a EMPTY ; EMPTY|#define A 1~#define B A~#undef A~#define A 2~int a[B]; const int b = a.length();|#define A(x) x~#define LP (~int a = A LP 1);|#define A(a, b) a b~A(int x, ;)
#define A {~#define Z }~void f() A Z|#define SEMI ;~int a SEMI|#define A(x) (x)~int a = A(~#if 1~1~#endif~);|#define A(x) (x)~int a = A(1~#define C~);|#define f(x) x~#define g f~int a = g(1);|#define a b~int a; int c = b;|#define a.b 1|#define a+b 1|#define A"x"|#define A-1~int a = A;|#define A/**/1~int a = A;|#define A(x)x~int a = A(1);|# if 1~# endif|#if(1)~#endif|#if!0~#endif|#if-1~#endif|#ifdef(A)~#endif|#elseif 1|#elsif|#endif1""".replace("\n", "|")


def programs():
    for version in (300, 100):
        for text in [part for part in split(EXPRESSIONS)]:
            condition = text.replace("OR", "||").replace(" V", f" {version}")
            lines = [*MACROS, *f"#if {condition}".split("\n"), "const float x = 1.0;", "#else", "const float x = 2.0;", "#endif"]
            yield inside(f"conditions/{version}-{hash_of(text)}", "3.4: conditions", [], version, lines, "vec4(x)")
            if "\n" not in condition:
                lines = [*MACROS, "#if 0", f"#elif {condition}", "const float x = 1.0;", "#else", "const float x = 2.0;", "#endif"]
                yield inside(f"conditions/{version}-elif-{hash_of(text)}", "3.4: conditions", [], version, lines, "vec4(x)")
        for text in TEXTS.split("|"):
            lines = [*text.replace("\\\\", "\\").split("~")]
            main = [] if "void main" in text or "main" in text else ["void main() {}"]
            yield Program(f"directives/{version}-{hash_of(text)}", "3.4: directives", version, [*HEAD[version], *lines, *main])
            if text.startswith("#extension") or "version" in text:
                yield Program(f"directives/{version}-first-{hash_of(text)}", "3.4: directives", version, [*lines, *HEAD[version], *main])
            if text.endswith("\\") or text.startswith("/*") or text in ("//", "#", "int a;"):
                yield Program(f"directives/{version}-last-{hash_of(text)}", "3.4: directives", version, [*HEAD[version], "void main() {}", *lines])


def split(text):
    """Conditions, separated by single bars; a bar with spaces around is the operator."""
    marked = text.replace(" | ", " BAR ").replace("\n+", "CONTINUED+").replace("\\\n", "\\CONTINUED")
    return [part.replace("BAR", "|").replace("CONTINUED", "\n") for part in marked.replace("\n", "|").split("|") if part]
