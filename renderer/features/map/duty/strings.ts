import { defineStrings } from '../../../kit';

export const useDutyStrings = defineStrings(
  'map-duty',
  {
    title: '在岗情况',
    member: '在岗人员，位于其网格名称处',
    members: '该处在岗人数',
    here_one: '在岗 {{formatted}} 人',
    here_other: '在岗 {{formatted}} 人',
    all: '在岗 {{people}} 人，网格 {{grids}} 个',
    empty_one: '无人在岗网格 {{formatted}} 个',
    empty_other: '无人在岗网格 {{formatted}} 个',
    zoom: '放大到能看清网格时描出边界。',
    most: '无人在岗网格最多的地方，点击前往',
    place: '{{name}} {{formatted}}',
    open: '点击在网格队伍中打开',
  },
  {
    title: 'On duty',
    member: 'On duty, at the name of their grid',
    members: 'How many are on duty there',
    here_one: '{{formatted}} person on duty',
    here_other: '{{formatted}} people on duty',
    all: '{{people}} on duty, {{grids}} grids',
    empty_one: '{{formatted}} grid without anybody on duty',
    empty_other: '{{formatted}} grids without anybody on duty',
    zoom: 'They are outlined when grids are near enough to be seen.',
    most: 'Places with the most grids without anybody; press to go there',
    place: '{{name}} {{formatted}}',
    open: 'Click to open in the roster',
  },
);
