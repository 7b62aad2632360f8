/*
 * words.c - the words of a title
 *
 * ICU's dictionary finds the words; what an official title keeps together is
 * joined again by small lists: a number and its unit, compounds of the trade
 * (实施意见), one-character words that lean on a neighbour, and in front of
 * 关于 the names of organs, which are parted only where one ends.
 */
#include "text/cells.h"

#include "base/arena.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <glib.h>
#include <string.h>

/* Never parted, though a dictionary would; 关于 because no line may start with 于. */
static const char *const compounds[] = {
	"关于", "關於", "人民政府", "人民代表大会", "常务委员会", "委员会", "国务院", "办公厅", "办公室", "党中央",
	"实施意见", "指导意见", "若干意见", "工作意见", "实施方案", "工作方案", "行动方案", "总体方案", "实施细则",
	"实施办法", "管理办法", "暂行办法", "管理规定", "暂行规定", "若干规定", "管理条例", "若干措施", "行动计划",
	"工作计划", "工作要点", "工作规则", "工作报告", "专项资金", "专项行动", "专项规划", "发展规划", "总体规划",
	"营商环境", "义务教育", "安全生产", "电视电话会议", "高质量发展", "现代化", "一体化", "公共服务", "公共数据",
	"有关问题", "有关事项", "有关工作", "先进集体", "先进个人", "经济开发区", "自然资源", "生态环境", "社会保障",
	"知识产权", "国有企业", "市场主体", "实验室", "自治区", "自治州", "自治县", "直辖市", "开发区",
};

/* One-character words that belong to the word before, or to the one after. */
static const char lean_back[] =
    "的地得了着等省市县区镇乡村州盟旗部局厅委办院会处室科所站队组署府司法令年月日时分号条款项级类性化者们率度内外上下中后里縣區鎮鄉廳會處組號條項類們";
static const char lean_on[] = "第各全本该新非不未再更最已将與与和及或为對对在向由按以";

/* The last character of an organ's name. */
static const char organ_ends[] = "厅局部委院办会府署社行团处室联学司庭省市县区镇乡州廳會團處聯學縣區鎮鄉";

static bool in_list(const char *list, uint32_t c)
{
	return c > ' ' && g_utf8_strchr(list, -1, (gunichar)c) != NULL;
}

/* ---- the dictionary ---- */

/* starts[byte]: a word starts there */
static bool find_starts(const char *text, size_t n, enum locale l, bool *starts)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *u = utext_openUTF8(NULL, text, (int64_t)n, &status);
	UBreakIterator *it = ubrk_open(UBRK_WORD, l == LOCALE_OTHER ? "" : "zh", NULL, 0, &status);

	ubrk_setUText(it, u, &status);
	if (U_SUCCESS(status))
		for (int32_t at = ubrk_first(it); at != UBRK_DONE; at = ubrk_next(it))
			if (at >= 0 && (size_t)at < n)
				starts[at] = true;
	ubrk_close(it);
	utext_close(u);
	return U_SUCCESS(status);
}

/* ---- what stays together ---- */

static void join(struct cell *c)
{
	c->flags &= (uint8_t)~CELL_WORD_START;
}

static bool starts_word(const struct cells *cs, int i)
{
	return i >= cs->n || (cs->cell[i].flags & CELL_WORD_START);
}

/* The number of cells that spell s from cell i on, or 0. */
static int spells(const struct cells *cs, int i, const char *s)
{
	int n = 0;

	for (; *s != '\0'; s = g_utf8_next_char(s), n++)
		if (i + n >= cs->n || cs->cell[i + n].ch != g_utf8_get_char(s))
			return 0;
	return n;
}

static void join_compounds(struct cells *cs)
{
	for (int i = 0; i < cs->n; i++) {
		int longest = 0;

		for (size_t k = 0; k < G_N_ELEMENTS(compounds); k++)
			longest = MAX(longest, spells(cs, i, compounds[k]));
		if (longest == 0)
			continue;
		cs->cell[i].flags |= CELL_WORD_START;
		for (int k = 1; k < longest; k++)
			join(&cs->cell[i + k]);
		if (i + longest < cs->n)
			cs->cell[i + longest].flags |= CELL_WORD_START;
		i += longest - 1;
	}
}

static bool is_alone(const struct cells *cs, int i)
{
	return cs->cell[i].class == CELL_HAN && starts_word(cs, i) && starts_word(cs, i + 1)
	    && !in_list(lean_back, cs->cell[i].ch) && !in_list(lean_on, cs->cell[i].ch);
}

/* What the dictionary does not know falls to single characters; mostly two make a word: 缴|费. */
static void join_singles(struct cells *cs)
{
	for (int i = 1; i < cs->n; i++)
		if (is_alone(cs, i - 1) && is_alone(cs, i))
			join(&cs->cell[i++]);
}

static void join_neighbours(struct cells *cs)
{
	for (int i = 1; i < cs->n; i++) {
		struct cell *c = &cs->cell[i];
		bool alone = starts_word(cs, i) && starts_word(cs, i + 1);

		if (c->class != CELL_HAN && c->class != CELL_LETTER && c->class != CELL_DIGIT && c->class != CELL_OP)
			join(c);
		else if (c->class == CELL_HAN && (c[-1].class == CELL_DIGIT || c[-1].class == CELL_POST))
			join(c);        /* 2024年 */
		else if (alone && c->class == CELL_HAN && in_list(lean_back, c->ch))
			join(c);
		if (starts_word(cs, i - 1) && starts_word(cs, i) && in_list(lean_on, c[-1].ch))
			join(c);
	}
}

/* Before 关于 stand organs. */
static void join_organs(struct cells *cs)
{
	int about = 0;

	while (about < cs->n && spells(cs, about, "关于") == 0 && spells(cs, about, "關於") == 0)
		about++;
	for (int i = 1; about < cs->n && i < about; i++)
		if (!in_list(organ_ends, cs->cell[i - 1].ch) && cs->cell[i - 1].class != CELL_SPACE)
			join(&cs->cell[i]);
}

void cells_words(struct arena *a, struct cells *cs, const char *text, size_t n, enum locale l)
{
	bool *starts = ARENA_ARRAY(a, n + 1, bool);

	if (n > INT32_MAX || !find_starts(text, n, l, starts))
		return;
	for (int i = 0; i < cs->n; i++)
		if (starts[cs->cell[i].at])
			cs->cell[i].flags |= CELL_WORD_START;
	if (l == LOCALE_OTHER)
		return;
	join_compounds(cs);
	join_singles(cs);
	join_neighbours(cs);
	join_organs(cs);
}
