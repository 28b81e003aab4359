import assert from 'node:assert/strict';
import { iySpellings, loanSpellings, withoutDiacritics } from '../../../src/core/matching/spellings.js';

describe('other spellings of forms', () => {
  it('have i and y changed, in every combination, in NFD too', () => {
    assert.deepEqual(iySpellings('Mỹ'), ['Mĩ']);
    assert.deepEqual(iySpellings('quản lý kỷ luật').sort(), ['quản lí kỉ luật', 'quản lí kỷ luật', 'quản lý kỉ luật']);
    assert.deepEqual(iySpellings('Hy Lạp'.normalize('NFD')), ['Hi Lạp']);
    assert.deepEqual(iySpellings('Thụy Điển, tin, quý'), ['Thụy Điển, tin, quí']);
  });

  it('have borrowed words spelt in their other ways', () => {
    const spellings = ['vắc xin', 'vắc-xin', 'vắcxin', 'vacxin', 'vaccine', 'vaccin'].map((each) => `ngoại giao ${each}`);
    for (const form of spellings) assert.deepEqual(loanSpellings(form), spellings.filter((other) => other !== form));
    assert.deepEqual(loanSpellings('ngoại giao vắc xin'.normalize('NFD')).length, 5);
    assert.deepEqual(loanSpellings('ngoại giao vắc xinh'), []);
    assert.deepEqual(loanSpellings('Vaccine').includes('vắc xin'), true);
  });

  it('have no diacritics', () => {
    assert.equal(withoutDiacritics('Đắk Nông, Hội nghị Ngoại vụ'), 'Dak Nong, Hoi nghi Ngoai vu');
  });
});
