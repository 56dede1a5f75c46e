/** What persons are called by, beside their names, in reports of every kind, as alternatives of a pattern. */
export const POSTS = '同志|书记|省长|市长|县长|区长|厅长|局长|部长|主任|主席|院长|校长';
