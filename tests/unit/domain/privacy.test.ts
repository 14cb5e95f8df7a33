import { describe, expect, it } from 'vitest';
import { maskAddress, maskData, maskIdNumber, maskName, maskPhone } from '../../../main/domain';

describe('masking', () => {
  it('keeps the surname of a name, compound ones too', () => {
    const names = {
      张三: '张*',
      王小明: '王**',
      欧阳锋: '欧阳*',
      司马相如: '司马**',
      诸葛亮: '诸葛*',
      欧阳: '欧*',
      李: '李*',
      阿依古丽买买提: '阿**',
      'John Smith': '** Smith',
      Zhang: 'Z**',
      '张…': '张*',
      ' 张三 ': '张*',
      '': '',
    };
    for (const [name, masked] of Object.entries(names)) expect([name, maskName(name)]).toEqual([name, masked]);
  });

  it('keeps three and four digits of a number, and nothing of a short one', () => {
    expect(maskPhone('10001234567')).toBe('100****4567');
    expect(maskPhone('0874-3012345')).toBe('087*****2345');
    for (const short of ['110', '3012345', '12345678']) expect(maskPhone(short)).toMatch(/^\*+$/);
    expect(maskPhone('')).toBe('');
    expect(maskIdNumber('530303199001011234')).toBe('530***********1234');
    expect(maskIdNumber('1234')).toBe('****');
  });

  it('keeps an address down to the group', () => {
    const addresses = {
      播乐乡罗木村3组12号: '播乐乡罗木村3组***',
      炎方乡卡居村民委员会卡居小组15号: '炎方乡卡居村民委员会卡居小组***',
      西平街道文昌社区2栋3单元501室: '西平街道文昌社区***',
      花山街道建设路18号: '花山街道***',
      播乐乡罗木村十二组: '播乐乡罗木村十二组',
      某处18号: '***',
    };
    for (const [address, masked] of Object.entries(addresses)) expect([address, maskAddress(address)]).toEqual([address, masked]);
  });

  it('finds them by whose they are and written as a number, and leaves places and offices alone', () => {
    expect(
      maskData({
        guardianPhone: '10001234567',
        contact_tel: 10001234567,
        mobileNumber: '10001234567',
        reporterName: '王小明',
        personIdCard: '530303199001011234',
        departmentName: '播乐供电所',
        villageName: '罗木村',
        hotel: '沾益宾馆',
        gridNumber: 7,
      }),
    ).toEqual({
      guardianPhone: '100****4567',
      contact_tel: '100****4567',
      mobileNumber: '100****4567',
      reporterName: '王**',
      personIdCard: '530***********1234',
      departmentName: '播乐供电所',
      villageName: '罗木村',
      hotel: '沾益宾馆',
      gridNumber: 7,
    });
  });

  it('finds personal fields at any depth, known to this version or not', () => {
    const data = {
      text: '好\u0000',
      witness: [{ name: '王小明', phone: '10001234567', idNumber: '530303199001011234' }],
      n: 1,
      none: null,
    };
    expect(maskData(data)).toEqual({
      text: '好',
      witness: [{ name: '王**', phone: '100****4567', idNumber: '530***********1234' }],
      n: 1,
      none: null,
    });
  });
});
